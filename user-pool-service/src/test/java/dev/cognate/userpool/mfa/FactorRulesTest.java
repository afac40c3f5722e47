package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.AccountRecoverySettingType;
import dev.cognate.contract.idp.EmailMfaConfigType;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.SmsConfigurationType;
import dev.cognate.contract.idp.SoftwareTokenMfaConfigType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.pool.MfaSettings;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which second factor is asked for, by the pool's settings and what the user has. In the tables, S stands for SMS, T for an
 * authenticator app and E for e-mail; a dash for none.
 */
class FactorRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: pool offers {1}, user has {2}, switched on {3}, prefers {4}: {5}")
    @CsvSource({
        // off: nothing, whatever the user has
        "OFF, STE, STE, STE, T, nothing",
        // optional: what is switched on, and only that
        "OPTIONAL, STE, STE, -, -, nothing",
        "OPTIONAL, STE, STE, S, -, ask S",
        "OPTIONAL, STE, STE, T, -, ask T",
        "OPTIONAL, STE, STE, E, E, ask E",
        "OPTIONAL, STE, STE, ST, -, choose ST",
        "OPTIONAL, STE, STE, STE, -, choose STE",
        "OPTIONAL, STE, STE, STE, T, ask T",
        "OPTIONAL, STE, STE, STE, E, ask E",
        // optional: a factor that is gone, from the pool or the user, falls back to the others
        "OPTIONAL, TE, STE, SE, S, ask E",
        "OPTIONAL, STE, E, ST, T, nothing",
        "OPTIONAL, S, STE, T, T, ask T",
        // required: what is switched on first
        "ON, STE, STE, S, S, ask S",
        "ON, STE, STE, SE, -, choose SE",
        "ON, STE, STE, TE, E, ask E",
        // required: without a preference all there is, but never where codes for a new password go
        "ON, STE, STE, -, -, choose ST",
        "ON, STE, TE, -, -, ask T",
        "ON, STE, SE, -, -, ask S",
        "ON, T, STE, -, -, ask T",
        "ON, S, S, -, -, ask S",
        // required and nothing there: set-up
        "ON, STE, -, -, -, set up ST",
        "ON, T, -, -, -, set up T",
        "ON, STE, E, -, -, set up ST",
        "ON, TE, SE, -, -, set up T",
        "ON, E, E, -, -, impossible",
        "ON, E, -, -, -, impossible"
    })
    void shouldAskByPoolAndUser(
            String mode, String offered, String has, String enabled, String preferred, String expected) {
        // given
        Optional<MfaMethod> favourite = methods(preferred).stream().findFirst();
        FactorRules rules = new FactorRules(
                pool(mode, methods(offered), RecoveryOptionNameType.VERIFIED_EMAIL),
                user(methods(has)),
                new MfaPreference(methods(enabled), favourite, false),
                methods(has).contains(MfaMethod.SOFTWARE_TOKEN_MFA),
                Optional.empty());

        // when / then
        assertThat(said(rules.next())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "at risk, {0}: pool offers {1}, user has {2}, switched on {3}: {4}")
    @CsvSource({
        // whatever the user has, switched on or not
        "OPTIONAL, STE, ST, -, choose ST",
        "OPTIONAL, STE, T, -, ask T",
        "OPTIONAL, STE, STE, S, ask S",
        "ON, STE, T, -, ask T",
        // but never where codes for a new password go, and nothing that would be set up now
        "OPTIONAL, STE, E, -, impossible",
        "OPTIONAL, STE, -, -, impossible",
        "ON, STE, -, -, impossible",
        // a pool without second factors has none to ask for
        "OFF, STE, STE, STE, impossible"
    })
    void shouldAskWhoeverIsAtRiskForWhatThereIs(
            String mode, String offered, String has, String enabled, String expected) {
        // given
        FactorRules rules = new FactorRules(
                pool(mode, methods(offered), RecoveryOptionNameType.VERIFIED_EMAIL),
                user(methods(has)),
                new MfaPreference(methods(enabled), Optional.empty(), false),
                methods(has).contains(MfaMethod.SOFTWARE_TOKEN_MFA),
                Optional.empty());

        // when / then
        assertThat(said(rules.atRisk())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "recovery by {0}, user has {1}: {2}")
    @CsvSource({
        "VERIFIED_EMAIL, SE, ask S",
        "VERIFIED_PHONE_NUMBER, SE, ask E",
        "ADMIN_ONLY, SE, choose SE",
        "VERIFIED_PHONE_NUMBER, -, set up TE",
        "VERIFIED_PHONE_NUMBER, S, set up TE",
        "ADMIN_ONLY, -, set up STE"
    })
    void shouldNotAskWhereCodesForANewPasswordGo(String recovery, String has, String expected) {
        // given
        RecoveryOptionNameType first = RecoveryOptionNameType.of(recovery.toLowerCase(Locale.ROOT));
        FactorRules rules = new FactorRules(
                pool("ON", methods("STE"), first), user(methods(has)), MfaPreference.NONE, false, Optional.empty());

        // when / then
        assertThat(said(rules.next())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: began with {1}, has {2}: {3}")
    @CsvSource({
        "OPTIONAL, E, SE, ask S",
        "OPTIONAL, S, STE, choose TE",
        "OPTIONAL, E, E, impossible",
        "ON, S, SE, impossible",
        "ON, S, ST, ask T"
    })
    void shouldNotAskAgainForWhatTheSignInBeganWith(String mode, String first, String has, String expected) {
        // given
        MfaMethod used = methods(first).iterator().next();
        Set<MfaMethod> offered = EnumSet.of(MfaMethod.SMS_MFA, MfaMethod.EMAIL_OTP);
        FactorRules rules = new FactorRules(
                pool(mode, offered, RecoveryOptionNameType.VERIFIED_EMAIL),
                user(methods(has)),
                mode.equals("ON") ? MfaPreference.NONE : new MfaPreference(methods(has), Optional.empty(), false),
                methods(has).contains(MfaMethod.SOFTWARE_TOKEN_MFA),
                Optional.of(used));

        // when / then
        assertThat(said(rules.next())).isEqualTo(expected);
    }

    private static UserPool pool(String mode, Set<MfaMethod> offered, RecoveryOptionNameType recovery) {
        UserPoolType settings = UserPoolType.builder()
                .mfaConfiguration(UserPoolMfaType.of(mode))
                .smsConfiguration(
                        offered.contains(MfaMethod.SMS_MFA)
                                ? SmsConfigurationType.builder().build()
                                : null)
                .accountRecoverySetting(AccountRecoverySettingType.builder()
                        .recoveryMechanisms(List.of(RecoveryOptionType.builder()
                                .priority(1)
                                .name(recovery)
                                .build()))
                        .build())
                .build();
        MfaSettings mfa = new MfaSettings(
                SoftwareTokenMfaConfigType.builder()
                        .enabled(offered.contains(MfaMethod.SOFTWARE_TOKEN_MFA))
                        .build(),
                offered.contains(MfaMethod.EMAIL_OTP)
                        ? EmailMfaConfigType.builder().build()
                        : null,
                null);
        return new UserPool("us-east-1_Abcdefghi", settings, mfa);
    }

    private static User user(Set<MfaMethod> has) {
        Map<String, String> attributes = new HashMap<>();
        if (has.contains(MfaMethod.SMS_MFA)) {
            attributes.put("phone_number", "+12065550100");
        }
        if (has.contains(MfaMethod.EMAIL_OTP)) {
            attributes.put("email", "jane@example.com");
        }
        return new User(
                "us-east-1_Abcdefghi",
                UUID.randomUUID(),
                "jane",
                UserStatus.CONFIRMED,
                true,
                attributes,
                NOW,
                NOW,
                NOW);
    }

    private static Set<MfaMethod> methods(String letters) {
        return Arrays.stream(MfaMethod.values())
                .filter(method -> letters.contains(letter(method)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MfaMethod.class)));
    }

    private static String letter(MfaMethod method) {
        return switch (method) {
            case SMS_MFA -> "S";
            case SOFTWARE_TOKEN_MFA -> "T";
            case EMAIL_OTP -> "E";
        };
    }

    private static String said(NextFactor next) {
        return switch (next) {
            case NextFactor.Nothing nothing -> "nothing";
            case NextFactor.Ask ask -> "ask " + letter(ask.method());
            case NextFactor.Choose choose -> "choose " + letters(choose.methods());
            case NextFactor.SetUp setUp -> "set up " + letters(setUp.methods());
            case NextFactor.Impossible impossible -> "impossible";
        };
    }

    private static String letters(List<MfaMethod> methods) {
        return methods.stream().map(FactorRulesTest::letter).collect(Collectors.joining());
    }
}
