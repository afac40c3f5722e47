package dev.cognate.userpool.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.RawApi.Refused;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** What pools and app clients are told about sessions. */
@QuarkusTest
class SessionConfigurationTest {
    @Inject
    TestUsers users;

    private SignInScene scene;
    private SessionScene sessions;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        sessions = new SessionScene(scene);
    }

    @Test
    void shouldTrackNoSessionsUntilToldTo() {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        JsonNode tokens = sessions.signIn("alice", SessionScene.FIREFOX);

        // when
        JsonNode configuration = poolConfiguration();

        // then
        assertThat(configuration.path("UserSessionTracking").asText()).isEqualTo("DISABLED");
        assertThat(configuration.path("TokenSession").path("MaxPerUser").asInt())
                .isEqualTo(20);
        assertThatThrownBy(() -> sessions.own(tokens))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("OperationNotEnabledException");
        assertThatThrownBy(() -> sessions.of("alice"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("OperationNotEnabledException");
    }

    @Test
    void shouldKeepWhatAPoolWasTold() {
        // when
        JsonNode answer = sessions.configure("ENABLED", 7);

        // then
        assertThat(answer).isEqualTo(poolConfiguration());
        assertThat(answer.path("UserPoolId").asText()).isEqualTo(scene.poolId());
        assertThat(answer.path("UserSessionTracking").asText()).isEqualTo("ENABLED");
        assertThat(answer.path("TokenSession").path("MaxPerUser").asInt()).isEqualTo(7);
        assertThat(sessions.configure("DISABLED", 8)).isEqualTo(poolConfiguration());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void shouldRefuseAMaximumOutOfRange(int max) {
        assertThatThrownBy(() -> sessions.track(max))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
    }

    @Test
    void shouldRefuseAnUnknownWordForTracking() {
        assertThatThrownBy(() -> sessions.configure("SOMETIMES", 20))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
    }

    @Test
    void shouldNotTrackSessionsInTheLitePlan() {
        // given
        scene.admin()
                .updateUserPool(request -> request.userPoolId(scene.poolId()).userPoolTier(UserPoolTierType.LITE));

        // when, then
        assertThatThrownBy(() -> sessions.track(20))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("FeatureUnavailableInTierException");
    }

    @Test
    void shouldKeepForHowLongAClientReusesAnSsoSession() {
        // given
        sessions.track(20);
        int atFirst = minutes(clientConfiguration());

        // when
        JsonNode answer = configureClient(129_600);

        // then
        assertThat(atFirst).isEqualTo(60);
        assertThat(answer).isEqualTo(clientConfiguration());
        assertThat(minutes(answer)).isEqualTo(129_600);
        assertThat(minutes(configureClient(0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 129_601})
    void shouldRefuseAnSsoValidityOutOfRange(int minutes) {
        // given
        sessions.track(20);

        // when, then
        assertThatThrownBy(() -> configureClient(minutes))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
    }

    @Test
    void shouldKeepAClientsSettingsWhileTrackingIsOff() {
        // given
        sessions.track(20);
        configureClient(5);

        // when
        sessions.configure("DISABLED", 20);

        // then
        assertThat(minutes(clientConfiguration())).isEqualTo(5);
        assertThatThrownBy(() -> configureClient(6))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("OperationNotEnabledException");
    }

    @Test
    void shouldForgetTheSettingsOfADeletedClient() {
        // given
        sessions.track(20);
        configureClient(5);

        // when
        scene.admin()
                .deleteUserPoolClient(
                        request -> request.userPoolId(scene.poolId()).clientId(scene.clientId()));

        // then
        long rows = users.run(session -> session.createNativeQuery(
                        "select count(*) from client_session where pool_id = :pool", Long.class)
                .setParameter("pool", scene.poolId())
                .getSingleResult());
        assertThat(rows).isZero();
        assertThatThrownBy(this::clientConfiguration)
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("ResourceNotFoundException");
    }

    @Test
    void shouldTakeTheWishToEndLinkedSessions() {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        sessions.track(20);
        JsonNode tokens = sessions.signIn("alice", SessionScene.FIREFOX);

        // when, then
        assertThatThrownBy(() -> revokeToken(tokens, "ALL"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
        assertThat(sessions.own(tokens)).hasSize(1);
        revokeToken(tokens, "LINKED");
        assertThat(sessions.of("alice")).isEmpty();
    }

    private JsonNode revokeToken(JsonNode tokens, String associated) {
        return RawApi.anonymous(
                "RevokeToken",
                Map.of(
                        "ClientId",
                        scene.clientId(),
                        "Token",
                        tokens.path("RefreshToken").asText(),
                        "RevokeAssociatedSessions",
                        associated));
    }

    private JsonNode poolConfiguration() {
        return RawApi.signed("GetUserPoolSessionConfiguration", Map.of("UserPoolId", scene.poolId()));
    }

    private JsonNode clientConfiguration() {
        return RawApi.signed(
                "GetUserPoolClientSessionConfiguration",
                Map.of("UserPoolId", scene.poolId(), "ClientId", scene.clientId()));
    }

    private JsonNode configureClient(int minutes) {
        return RawApi.signed(
                "SetUserPoolClientSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "ClientId",
                        scene.clientId(),
                        "SSOSession",
                        Map.of("MaxValidityMinutes", minutes)));
    }

    private static int minutes(JsonNode answer) {
        return answer.path("SSOSession").path("MaxValidityMinutes").asInt();
    }
}
