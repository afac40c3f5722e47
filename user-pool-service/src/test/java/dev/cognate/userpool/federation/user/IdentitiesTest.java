package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** The identities of users, as attributes and in tokens, and the groups that go with them. */
@QuarkusTest
class IdentitiesTest {
    private static final Map<String, Object> JANE =
            Map.of("mail", "jane@example.com", "email_verified", true, "name", "Jane Doe");

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(federation);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldListTheIdentityAsAnAttribute() throws Exception {
        // when
        scene.signIn("Google", "1029384756", JANE);

        // then
        String text = scene.attribute("Google_1029384756", "identities");
        assertThat(text)
                .matches("\\[\\{\"dateCreated\":\"\\d{13}\",\"userId\":\"1029384756\",\"providerName\":\"Google\","
                        + "\"providerType\":\"Google\",\"issuer\":null,\"primary\":\"true\"}]");
        assertThat(scene.users().getFirst().attributes()).contains(attribute("identities", text));
    }

    @Test
    void shouldShowThePersonTheIdentityAsAnAttribute() throws Exception {
        // given
        String accessToken = scene.tokens(scene.signIn("Google", "123", JANE)).accessToken();

        // when
        List<AttributeType> attributes =
                scene.app().getUser(request -> request.accessToken(accessToken)).userAttributes();

        // then
        assertThat(attributes).contains(attribute("identities", scene.attribute("Google_123", "identities")));
    }

    @Test
    void shouldTellTheIdentityInIdTokensWhereEveryValueIsText() throws Exception {
        // given
        AuthenticationResultType tokens = scene.tokens(scene.signIn("jane-1", JANE));

        // when
        Map<String, Object> id = Jwts.verified(scene.poolId(), tokens.idToken()).getClaims();

        // then
        String created = new ObjectMapper()
                .readTree(scene.attribute("Corporate_jane-1", "identities"))
                .path(0)
                .path("dateCreated")
                .asText();
        assertThat(id).containsEntry("cognito:username", "Corporate_jane-1");
        assertThat(new ObjectMapper().valueToTree(id.get("identities")).toString())
                .isEqualTo("[{\"dateCreated\":\"" + created + "\",\"issuer\":null,\"primary\":\"true\","
                        + "\"providerName\":\"Corporate\",\"providerType\":\"OIDC\",\"userId\":\"jane-1\"}]");
        assertThat(Jwts.verified(scene.poolId(), tokens.accessToken()).getClaims())
                .doesNotContainKey("identities");
    }

    @Test
    void shouldSayInTokensThatAProviderVouchesForTheUser() throws Exception {
        // when
        AuthenticationResultType tokens = scene.tokens(scene.signIn("jane-1", JANE));

        // then
        assertThat(Jwts.verified(scene.poolId(), tokens.accessToken()).getStringListClaim("amr"))
                .containsExactly("fed");
        assertThat(Jwts.verified(scene.poolId(), tokens.idToken()).getClaims()).doesNotContainKey("acr");
    }

    @Test
    void shouldTellTheIdentityInRefreshedIdTokens() throws Exception {
        // given
        AuthenticationResultType tokens = scene.tokens(scene.signIn("jane-1", JANE));

        // when
        String refreshed = scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())))
                .authenticationResult()
                .idToken();

        // then
        assertThat(Jwts.verified(scene.poolId(), refreshed).getClaims()).containsKey("identities");
    }

    @Test
    void shouldPutNewUsersIntoTheGroupOfTheirProvider() throws Exception {
        // given
        String group = scene.poolId() + "_Google";
        scene.signIn("Google", "1", JANE);

        // when
        Authentication second = scene.signIn("Google", "2", JANE);

        // then
        assertThat(scene.admin()
                        .listGroups(request -> request.userPoolId(scene.poolId()))
                        .groups())
                .extracting(GroupType::groupName, GroupType::description)
                .containsExactly(tuple(group, "Autogenerated group for users who sign in using Google"));
        assertThat(Jwts.verified(scene.poolId(), scene.tokens(second).accessToken())
                        .getStringListClaim("cognito:groups"))
                .containsExactly(group);
    }

    @Test
    void shouldNotPutUsersBackIntoTheGroupWhomAnAdministratorTookOut() {
        // given
        String group = scene.poolId() + "_Google";
        scene.signIn("Google", "1", JANE);
        scene.admin()
                .adminRemoveUserFromGroup(request ->
                        request.userPoolId(scene.poolId()).username("Google_1").groupName(group));

        // when
        scene.signIn("Google", "1", JANE);

        // then
        assertThat(scene.admin()
                        .adminListGroupsForUser(
                                request -> request.userPoolId(scene.poolId()).username("Google_1"))
                        .groups())
                .isEmpty();
    }
}
