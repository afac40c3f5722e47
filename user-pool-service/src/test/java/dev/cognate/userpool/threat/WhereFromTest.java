package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Addresses: lists of them, and what servers in between say. */
@QuarkusTest
class WhereFromTest extends ThreatCase {
    private ThreatScene enforcing() {
        return ThreatScene.create(users, "ENFORCED", actions -> actions.mediumAction(telling("BLOCK")));
    }

    private void except(ThreatScene scene, String blocked, String skipped) {
        scene.admin()
                .setRiskConfiguration(request -> request.userPoolId(scene.poolId())
                        .accountTakeoverRiskConfiguration(
                                takeover -> takeover.actions(actions -> actions.mediumAction(telling("BLOCK"))))
                        .riskExceptionConfiguration(exceptions ->
                                exceptions.blockedIPRangeList(blocked).skippedIPRangeList(skipped)));
    }

    private AdminInitiateAuthResponse signInFrom(ThreatScene scene, String address, String password) {
        return scene.admin()
                .adminInitiateAuth(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.signIn().clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", scene.user().username(), "PASSWORD", password))
                        .contextData(context -> context.ipAddress(address)
                                .serverName("shop.example.com")
                                .serverPath("/login")
                                .httpHeaders(HttpHeader.builder()
                                        .headerName("user-agent")
                                        .headerValue("Firefox/140.0 (Windows)")
                                        .build())));
    }

    @Test
    void shouldJudgeThePlaceAServerSpeaksOf() {
        // given
        ThreatScene scene = enforcing();

        // when
        signInFrom(scene, "198.51.100.7", TestUsers.PASSWORD);

        // then
        assertThat(risks.questions()).singleElement().satisfies(question -> {
            assertThat(question.getString("ip")).isEqualTo("198.51.100.7");
            assertThat(question.getString("userAgent")).isEqualTo("Firefox/140.0 (Windows)");
            assertThat(question.getString("sub")).isEqualTo(scene.user().sub().toString());
            assertThat(question.getString("pool")).isEqualTo(scene.poolId());
        });
    }

    @Test
    void shouldRefuseAPlaceThatIsNone() {
        // given
        ThreatScene scene = enforcing();

        // when / then
        assertThatThrownBy(() -> signInFrom(scene, "somewhere", TestUsers.PASSWORD))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldNotBelieveAnApplicationWithoutASecret() {
        // given
        ThreatScene scene = enforcing();

        // when
        scene.signIn()
                .app()
                .initiateAuth(request -> request.clientId(scene.signIn().clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", scene.user().username(), "PASSWORD", TestUsers.PASSWORD))
                        .userContextData(context -> context.ipAddress("198.51.100.7")));

        // then
        assertThat(risks.questions().getFirst().getString("ip")).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldLetNobodyTryFromBlockedRanges() {
        // given
        ThreatScene scene = enforcing();
        except(scene, "198.51.100.0/24", "192.0.2.0/24");

        // when / then
        assertThatThrownBy(() -> signInFrom(scene, "198.51.100.7", "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Request not allowed due to security reasons.");
        assertThat(signInFrom(scene, "198.51.101.7", TestUsers.PASSWORD).authenticationResult())
                .isNotNull();
    }

    @Test
    void shouldNotJudgeSkippedRanges() {
        // given
        ThreatScene scene = enforcing();
        except(scene, "203.0.113.0/24", "198.51.100.0/24");
        risks.finds(RiskLevel.MEDIUM);

        // when
        AdminInitiateAuthResponse answer = signInFrom(scene, "198.51.100.7", TestUsers.PASSWORD);

        // then
        assertThat(answer.authenticationResult()).isNotNull();
        assertThat(risks.questions()).isEmpty();
    }

    @Test
    void shouldNotBlockRangesInAuditMode() {
        // given
        ThreatScene scene = ThreatScene.create(users, "AUDIT", actions -> {});
        except(scene, "198.51.100.0/24", "192.0.2.0/24");

        // when
        AdminInitiateAuthResponse answer = signInFrom(scene, "198.51.100.7", TestUsers.PASSWORD);

        // then
        assertThat(answer.authenticationResult()).isNotNull();
    }
}
