package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.WebAuthnConfigurationType;
import dev.cognate.contract.idp.WebAuthnFactorConfigurationType;
import dev.cognate.userpool.pool.MfaSettings;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first factors a pool allows, also one whose settings no operation would accept together. */
class AllowedFactorsTest {
    private static final WebAuthnConfigurationType PASSKEYS = WebAuthnConfigurationType.builder()
            .relyingPartyId("example.org")
            .factorConfiguration(WebAuthnFactorConfigurationType.SINGLE_FACTOR)
            .build();
    private static final WebAuthnConfigurationType PASSKEYS_AS_MFA = PASSKEYS.toBuilder()
            .factorConfiguration(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION)
            .build();

    private static UserPool pool(UserPoolMfaType mfa, UserPoolTierType tier, WebAuthnConfigurationType passkeys) {
        UserPoolType settings = UserPoolType.builder()
                .mfaConfiguration(mfa)
                .userPoolTier(tier)
                .policies(UserPoolPolicyType.builder()
                        .signInPolicy(SignInPolicyType.builder()
                                .allowedFirstAuthFactors(List.of(
                                        AuthFactorType.PASSWORD,
                                        AuthFactorType.EMAIL_OTP,
                                        AuthFactorType.SMS_OTP,
                                        AuthFactorType.WEB_AUTHN))
                                .build())
                        .build())
                .build();
        return new UserPool("us-east-1_Abcdefghi", settings, new MfaSettings(null, null, passkeys));
    }

    @Test
    void shouldBeThoseOfThePolicy() {
        assertThat(AllowedFactors.of(pool(UserPoolMfaType.OPTIONAL, UserPoolTierType.ESSENTIALS, PASSKEYS)))
                .containsExactlyInAnyOrder(
                        AuthFactorType.PASSWORD,
                        AuthFactorType.EMAIL_OTP,
                        AuthFactorType.SMS_OTP,
                        AuthFactorType.WEB_AUTHN);
    }

    @Test
    void shouldBePasswordsAloneWhereMfaIsRequired() {
        assertThat(AllowedFactors.of(pool(UserPoolMfaType.ON, UserPoolTierType.ESSENTIALS, PASSKEYS)))
                .containsExactly(AuthFactorType.PASSWORD);
    }

    @Test
    void shouldBePasskeysTooWhereTheyCountAsMfa() {
        assertThat(AllowedFactors.of(pool(UserPoolMfaType.ON, UserPoolTierType.ESSENTIALS, PASSKEYS_AS_MFA)))
                .containsExactlyInAnyOrder(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN);
    }

    @Test
    void shouldBePasswordsAloneInTheLitePlan() {
        assertThat(AllowedFactors.of(pool(UserPoolMfaType.OFF, UserPoolTierType.LITE, PASSKEYS)))
                .containsExactly(AuthFactorType.PASSWORD);
    }

    @Test
    void shouldBeNoPasskeysWithoutARelyingParty() {
        assertThat(AllowedFactors.of(pool(UserPoolMfaType.OFF, UserPoolTierType.ESSENTIALS, null)))
                .doesNotContain(AuthFactorType.WEB_AUTHN);
    }
}
