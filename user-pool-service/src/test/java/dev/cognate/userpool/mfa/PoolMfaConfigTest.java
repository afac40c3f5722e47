package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** SetUserPoolMfaConfig and GetUserPoolMfaConfig, and how CreateUserPool and UpdateUserPool go with them. */
@QuarkusTest
class PoolMfaConfigTest {
    private CognitoIdentityProviderClient api;

    @BeforeEach
    void connect() {
        api = Api.signed();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    private String pool(Consumer<CreateUserPoolRequest.Builder> settings) {
        return Api.newPool(api, settings).id();
    }

    private SetUserPoolMfaConfigResponse set(
            String poolId, UserPoolMfaType mode, Consumer<SetUserPoolMfaConfigRequest.Builder> factors) {
        return api.setUserPoolMfaConfig(request -> {
            request.userPoolId(poolId).mfaConfiguration(mode);
            factors.accept(request);
        });
    }

    private GetUserPoolMfaConfigResponse get(String poolId) {
        return api.getUserPoolMfaConfig(request -> request.userPoolId(poolId));
    }

    @Test
    void shouldTellThatANewPoolHasMfaOff() {
        // when
        GetUserPoolMfaConfigResponse config = get(pool(request -> {}));

        // then
        assertThat(config.mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(config.smsMfaConfiguration()).isNull();
        assertThat(config.softwareTokenMfaConfiguration()).isNull();
        assertThat(config.emailMfaConfiguration()).isNull();
        assertThat(config.webAuthnConfiguration()).isNull();
    }

    @Test
    void shouldGiveBackWhatWasSet() {
        // given
        String poolId = pool(request -> {});

        // when
        SetUserPoolMfaConfigResponse set = set(poolId, UserPoolMfaType.OPTIONAL, request -> {
            MfaScene.everything(request);
            request.webAuthnConfiguration(
                    passkeys -> passkeys.relyingPartyId("example.com").userVerification(UserVerificationType.REQUIRED));
        });

        // then
        GetUserPoolMfaConfigResponse config = get(poolId);
        assertThat(config.mfaConfiguration()).isEqualTo(UserPoolMfaType.OPTIONAL);
        assertThat(config.smsMfaConfiguration().smsAuthenticationMessage()).isEqualTo("Sign in with {####}");
        assertThat(config.smsMfaConfiguration().smsConfiguration().snsCallerArn())
                .endsWith(":role/sms");
        assertThat(config.softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(config.emailMfaConfiguration().subject()).isEqualTo("Sign in");
        assertThat(config.webAuthnConfiguration().relyingPartyId()).isEqualTo("example.com");
        assertThat(config.webAuthnConfiguration().userVerification()).isEqualTo(UserVerificationType.REQUIRED);
        assertThat(config.webAuthnConfiguration().factorConfiguration())
                .isEqualTo(WebAuthnFactorConfigurationType.SINGLE_FACTOR);
        assertThat(set.smsMfaConfiguration()).isEqualTo(config.smsMfaConfiguration());
        assertThat(set.webAuthnConfiguration()).isEqualTo(config.webAuthnConfiguration());
        assertThat(api.describeUserPool(request -> request.userPoolId(poolId))
                        .userPool()
                        .mfaConfiguration())
                .isEqualTo(UserPoolMfaType.OPTIONAL);
    }

    @Test
    void shouldReplaceTheWholeConfiguration() {
        // given
        String poolId = pool(request -> {});
        set(poolId, UserPoolMfaType.ON, MfaScene::everything);

        // when
        set(poolId, UserPoolMfaType.ON, MfaScene::apps);

        // then
        assertThat(get(poolId).emailMfaConfiguration()).isNull();
        assertThat(get(poolId).smsMfaConfiguration())
                .as("SMS stays once it is set up")
                .isNotNull();
    }

    @Test
    void shouldSwitchOffWhenNoModeIsGiven() {
        // given
        String poolId = pool(request -> {});
        set(poolId, UserPoolMfaType.ON, MfaScene::apps);

        // when
        api.setUserPoolMfaConfig(request -> request.userPoolId(poolId));

        // then
        assertThat(get(poolId).mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(get(poolId).softwareTokenMfaConfiguration()).isNull();
    }

    @Test
    void shouldRefuseToSwitchOffAndConfigureAtOnce() {
        // given
        String poolId = pool(request -> {});

        // when / then
        assertThatThrownBy(() -> set(poolId, UserPoolMfaType.OFF, MfaScene::apps))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
    }

    @Test
    void shouldConfigurePasskeysWhileMfaIsOff() {
        // given
        String poolId = pool(request -> {});

        // when
        set(
                poolId,
                UserPoolMfaType.OFF,
                request -> request.webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("example.com")));

        // then
        assertThat(get(poolId).webAuthnConfiguration().userVerification()).isEqualTo(UserVerificationType.PREFERRED);
    }

    @Test
    void shouldRefuseMfaWithoutAFactor() {
        // given
        String poolId = pool(request -> {});

        // when / then
        assertThatThrownBy(() -> set(
                        poolId,
                        UserPoolMfaType.ON,
                        request -> request.softwareTokenMfaConfiguration(apps -> apps.enabled(false))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.");
        assertThat(get(poolId).mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
    }

    @Test
    void shouldRefuseSmsWithoutAnSmsConfiguration() {
        // given
        String poolId = pool(request -> {});

        // when / then
        assertThatThrownBy(() -> set(
                        poolId,
                        UserPoolMfaType.ON,
                        request -> request.smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("{####} is it"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("SMS configuration");
    }

    @Test
    void shouldRefuseRequiredMfaBesidePasswordlessSignIn() {
        // given
        String poolId = pool(request -> request.policies(policies ->
                policies.signInPolicy(signIn -> signIn.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP"))));

        // when / then
        assertThatThrownBy(() -> set(poolId, UserPoolMfaType.ON, MfaScene::apps))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled");
        set(poolId, UserPoolMfaType.OPTIONAL, MfaScene::apps);
    }

    @Test
    void shouldTakePasskeysBesideRequiredMfaOnlyIfTheyCountAsMfa() {
        // given
        String poolId = pool(request -> request.policies(policies ->
                policies.signInPolicy(signIn -> signIn.allowedFirstAuthFactorsWithStrings("PASSWORD", "WEB_AUTHN"))));

        // when / then
        assertThatThrownBy(() -> set(poolId, UserPoolMfaType.ON, MfaScene::apps))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required");
        set(poolId, UserPoolMfaType.ON, request -> {
            MfaScene.apps(request);
            request.webAuthnConfiguration(passkeys ->
                    passkeys.factorConfiguration(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION));
        });
    }

    @Test
    void shouldRefuseEmailMfaInTheLitePlan() {
        // given
        String poolId = pool(request -> request.userPoolTier("LITE"));

        // when / then
        assertThatThrownBy(() -> set(poolId, UserPoolMfaType.OPTIONAL, MfaScene::email))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    @Test
    void shouldRefuseEmailMfaWhereEmailIsTheOnlyRecovery() {
        // given
        String poolId = pool(request -> request.accountRecoverySetting(recovery ->
                recovery.recoveryMechanisms(option -> option.priority(1).name("verified_email"))));

        // when / then
        assertThatThrownBy(() -> set(poolId, UserPoolMfaType.OPTIONAL, MfaScene::email))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Account Recovery Setting");
    }

    @Test
    void shouldLetUpdateUserPoolChangeTheModeAndKeepTheFactors() {
        // given
        String poolId = pool(request -> {});
        set(poolId, UserPoolMfaType.OPTIONAL, MfaScene::apps);

        // when
        api.updateUserPool(request -> request.userPoolId(poolId).mfaConfiguration(UserPoolMfaType.ON));
        api.updateUserPool(request -> request.userPoolId(poolId).userPoolTags(Map.of("a", "b")));

        // then
        assertThat(get(poolId).mfaConfiguration()).isEqualTo(UserPoolMfaType.ON);
        assertThat(get(poolId).softwareTokenMfaConfiguration().enabled()).isTrue();
    }

    @Test
    void shouldForgetTheFactorsWhenUpdateUserPoolSwitchesOff() {
        // given
        String poolId = pool(request -> {});
        set(poolId, UserPoolMfaType.OPTIONAL, MfaScene::apps);

        // when
        api.updateUserPool(request -> request.userPoolId(poolId).mfaConfiguration(UserPoolMfaType.OFF));

        // then
        assertThat(get(poolId).softwareTokenMfaConfiguration()).isNull();
    }

    @Test
    void shouldNotKnowTheConfigurationOfNoPool() {
        assertThatThrownBy(() -> get("us-east-1_000000000")).isInstanceOf(ResourceNotFoundException.class);
    }
}
