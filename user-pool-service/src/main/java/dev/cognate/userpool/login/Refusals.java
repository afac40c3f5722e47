package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.login.FlowState.Said;
import java.util.Map;

/**
 * Words the refusals of operations for people. Who exists shows in none of them but in that a name is taken, which sign-up
 * cannot hide.
 */
public final class Refusals {
    private static final String CODE = "code";
    private static final String PASSWORD = "password";
    private static final String USERNAME = "username";

    private static final Map<String, Said> BY_CODE = Map.ofEntries(
            Map.entry("UserNotFoundException", Said.bad("signin.wrong")),
            Map.entry("CodeMismatchException", Said.wrong(CODE, "code.wrong")),
            Map.entry("EnableSoftwareTokenMFAException", Said.wrong(CODE, "code.wrong")),
            Map.entry("ExpiredCodeException", Said.wrong(CODE, "code.expired")),
            Map.entry("InvalidPasswordException", Said.wrong(PASSWORD, "password.refused")),
            Map.entry("PasswordHistoryPolicyViolationException", Said.wrong(PASSWORD, "password.used-before")),
            Map.entry("UsernameExistsException", Said.wrong(USERNAME, "signup.exists")),
            Map.entry("AliasExistsException", Said.bad("field.taken")),
            Map.entry("LimitExceededException", Said.bad("code.too-many")),
            Map.entry("TooManyRequestsException", Said.bad("code.too-many")),
            Map.entry("TooManyFailedAttemptsException", Said.bad("code.too-many")),
            Map.entry("CodeDeliveryFailureException", Said.bad("code.not-sent")),
            Map.entry("WebAuthnChallengeNotFoundException", Said.bad("passkey.failed")),
            Map.entry("WebAuthnOriginNotAllowedException", Said.bad("passkey.failed")),
            Map.entry("WebAuthnRelyingPartyMismatchException", Said.bad("passkey.failed")),
            Map.entry("WebAuthnCredentialNotSupportedException", Said.bad("passkey.failed")));

    private static final Map<String, Said> INVALID_PARAMETER = Map.of(
            "Invalid email address format.", Said.wrong("email", "field.email-invalid"),
            "Invalid phone number format.", Said.wrong("phone_number", "field.phone-invalid"));

    private static final Map<String, String> NOT_AUTHORIZED = Map.of(
            "Incorrect username or password.", "signin.wrong",
            "Password attempts exceeded", "locked.lead",
            "User is disabled.", "signin.disabled",
            "Temporary password has expired and must be reset by an administrator.", "password.temporary-expired",
            "User has no factor for the MFA this user pool requires.", "mfa.impossible",
            "SignUp is not permitted for this user pool", "signup.closed",
            "Contact administrator to reset password.", "forgot.closed");

    private Refusals() {}

    /** Whether it was not what was answered that is wrong, but that this was answered before or too late. */
    static boolean isStale(AwsException refusal) {
        return refusal instanceof NotAuthorizedException && refusal.getMessage().startsWith("Invalid session");
    }

    /** Whether it says nothing about anybody but that there was too much of it. */
    public static boolean isLimit(AwsException refusal) {
        return "code.too-many".equals(of(refusal).message());
    }

    /** What to say. */
    public static Said of(AwsException refusal) {
        if (refusal.getMessage() != null && refusal.getMessage().contains("validation error")) {
            return Said.bad("field.invalid");
        }
        if (BY_CODE.containsKey(refusal.code())) {
            return BY_CODE.get(refusal.code());
        }
        return switch (refusal.code()) {
            case "NotAuthorizedException" ->
                Said.bad(NOT_AUTHORIZED.getOrDefault(refusal.getMessage(), "signin.not-allowed"));
            // the words of the pool's own functions, and of rules that name the attribute they are about
            case "UserLambdaValidationException" -> Said.bad("verbatim").with(refusal.getMessage());
            case "InvalidParameterException" ->
                INVALID_PARAMETER.getOrDefault(
                        refusal.getMessage(), Said.bad("verbatim").with(refusal.getMessage()));
            default -> Said.bad("error.lead");
        };
    }
}
