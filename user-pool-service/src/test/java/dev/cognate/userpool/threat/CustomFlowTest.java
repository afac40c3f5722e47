package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cognate.testkit.FunctionEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Sign-ins that functions of the pool decide have a mode of their own. */
@QuarkusTest
class CustomFlowTest extends ThreatCase {
    private final String function = UUID.randomUUID() + "-define";

    private void protect(CreateUserPoolRequest.Builder pool, String customMode) {
        ThreatScene.protect(pool, "ENFORCED");
        String arn = FunctionEndpoint.arn(function);
        pool.lambdaConfig(config ->
                config.defineAuthChallenge(arn).createAuthChallenge(arn).verifyAuthChallengeResponse(arn));
        if (!"-".equals(customMode)) {
            pool.userPoolAddOns(addOns -> addOns.advancedSecurityMode("ENFORCED")
                    .advancedSecurityAdditionalFlows(flows -> flows.customAuthMode(customMode)));
        }
    }

    private static void signIn(ThreatScene scene) {
        scene.signIn()
                .app()
                .initiateAuth(request -> request.clientId(scene.signIn().clientId())
                        .authFlow(AuthFlowType.CUSTOM_AUTH)
                        .authParameters(Map.of("USERNAME", scene.user().username())));
    }

    @ParameterizedTest(name = "CustomAuthMode {0}: asked {1} times, blocked {2}")
    @CsvSource({"-, 0, false", "AUDIT, 1, false", "ENFORCED, 1, true"})
    void shouldFollowTheModeOfCustomFlows(String customMode, int asked, boolean blocked) {
        // given
        FunctionEndpoint.shared().respond(function, "{\"issueTokens\":true,\"failAuthentication\":false}");
        ThreatScene scene = ThreatScene.create(users, pool -> protect(pool, customMode));
        scene.act(actions -> actions.mediumAction(silent("BLOCK")));
        risks.finds(RiskLevel.MEDIUM);

        // when
        Throwable refusal = catchThrowable(() -> signIn(scene));

        // then
        assertThat(risks.questions()).hasSize(asked);
        assertThat(refusal instanceof NotAuthorizedException).as("%s", refusal).isEqualTo(blocked);
        assertThat(refusal == null).as("%s", refusal).isEqualTo(!blocked);
    }
}
