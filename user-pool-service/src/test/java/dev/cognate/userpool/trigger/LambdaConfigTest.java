package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** What a pool's LambdaConfig may say. */
@QuarkusTest
class LambdaConfigTest {
    private static final String FUNCTION = FunctionEndpoint.arn("f");
    private static final String ELSEWHERE = "arn:aws:lambda:eu-west-1:123456789012:function:of-another-account";

    private final CognitoIdentityProviderClient admin = Api.signed();

    private LambdaConfigType create(Consumer<LambdaConfigType.Builder> config) {
        return Api.newPool(admin, request -> request.lambdaConfig(config)).lambdaConfig();
    }

    @Test
    void shouldKeepEveryTrigger() {
        // when
        LambdaConfigType config = create(all -> all.preSignUp(FUNCTION)
                .customMessage(FUNCTION)
                .postConfirmation(FUNCTION)
                .preAuthentication(FUNCTION)
                .postAuthentication(FUNCTION)
                .defineAuthChallenge(FUNCTION)
                .createAuthChallenge(FUNCTION)
                .verifyAuthChallengeResponse(FUNCTION + ":live")
                .userMigration(ELSEWHERE)
                .kmsKeyID(FunctionEndpoint.CODE_KEY_ARN)
                .customEmailSender(sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0"))
                .customSMSSender(sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0")));

        // then
        assertThat(config.verifyAuthChallengeResponse()).isEqualTo(FUNCTION + ":live");
        assertThat(config.userMigration()).isEqualTo(ELSEWHERE);
        assertThat(config.customSMSSender().lambdaArn()).isEqualTo(FUNCTION);
    }

    @Test
    void shouldShowThePreTokenGenerationFunctionInBothMembers() {
        // when / then
        assertThat(create(config -> config.preTokenGeneration(FUNCTION))
                        .preTokenGenerationConfig()
                        .lambdaVersion())
                .isEqualTo(PreTokenGenerationLambdaVersionType.V1_0);
        assertThat(create(config -> config.preTokenGenerationConfig(
                                token -> token.lambdaArn(FUNCTION).lambdaVersion("V2_0")))
                        .preTokenGeneration())
                .isEqualTo(FUNCTION);
    }

    @Test
    void shouldRefuseTwoPreTokenGenerationFunctions() {
        assertThatThrownBy(() -> create(config -> config.preTokenGeneration(FUNCTION)
                        .preTokenGenerationConfig(
                                token -> token.lambdaArn(FUNCTION + "2").lambdaVersion("V2_0"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseWhatIsNoFunction() {
        assertThatThrownBy(() -> create(config -> config.preSignUp("arn:aws:sns:us-east-1:000000000000:topic")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("arn:aws:sns:us-east-1:000000000000:topic");
    }

    @Test
    void shouldRefuseACustomSenderWithoutAKey() {
        assertThatThrownBy(() -> create(config -> config.customEmailSender(
                        sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("KMSKeyID");
    }

    @Test
    void shouldRefuseToChangeAccessTokensInTheLitePlan() {
        assertThatThrownBy(() -> Api.newPool(
                        admin,
                        request -> request.userPoolTier(UserPoolTierType.LITE)
                                .lambdaConfig(config -> config.preTokenGenerationConfig(
                                        token -> token.lambdaArn(FUNCTION).lambdaVersion("V2_0")))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }
}
