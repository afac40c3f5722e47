package dev.cognate.userpool.userimport.row;

import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.pool.UserPool;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The column {@code cognito:mfa_enabled}, which must go together with what the pool asks of all its users. */
final class MfaColumn {
    private MfaColumn() {}

    /**
     * The factor to switch on for a user: none where the pool decides for all, and the first the user has an address for
     * where it leaves it to them.
     */
    static Optional<MfaMethod> read(UserPool pool, String value, Map<String, String> attributes) {
        String wish = value.toLowerCase(Locale.ROOT);
        UserPoolMfaType rule = pool.settings().mfaConfiguration();
        boolean required = UserPoolMfaType.ON.equals(rule);
        boolean optional = UserPoolMfaType.OPTIONAL.equals(rule);
        boolean fits = switch (wish) {
            case "" -> true;
            case "true" -> required || optional;
            case "false" -> !required;
            default -> false;
        };
        RowRules.require(fits, Columns.MFA_ENABLED + ": The value does not fit the user pool's MFA configuration.");
        return optional && wish.equals("true") ? reachable(pool, attributes) : Optional.empty();
    }

    private static Optional<MfaMethod> reachable(UserPool pool, Map<String, String> attributes) {
        if (pool.settings().smsConfiguration() != null && attributes.containsKey("phone_number")) {
            return Optional.of(MfaMethod.SMS_MFA);
        }
        return pool.mfa().email() != null && attributes.containsKey("email")
                ? Optional.of(MfaMethod.EMAIL_OTP)
                : Optional.empty();
    }
}
