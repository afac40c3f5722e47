package dev.cognate.userpool.throttle;

import java.util.Optional;

/**
 * Operations that share a limit, after the categories of Cognito's request rate quotas. A sign-in may take several
 * answers to challenges, which is why those have a limit of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">AWS's guide: API operation
 *     categories and request rate quotas</a>
 */
public enum RequestCategory {
    /** Beginning a sign-in, and refreshing tokens. */
    USER_AUTHENTICATION,
    /** An answer within a sign-in. */
    CHALLENGE_RESPONSE,
    /** Signing up, up to the confirmation. */
    USER_CREATION,
    /** Forgotten and changed passwords. */
    ACCOUNT_RECOVERY,
    /** Revoking tokens. */
    USER_TOKEN,
    /** A client that asks for tokens of its own. */
    CLIENT_AUTHENTICATION,
    /** What users read with their access token. */
    USER_READ,
    /** Whatever else needs no signature. */
    USER_UPDATE;

    /** The category of an operation; none for administrators' operations, which an operator's own servers call. */
    static Optional<RequestCategory> of(String operation, boolean signed) {
        return switch (operation) {
            case "InitiateAuth", "AdminInitiateAuth", "GetTokensFromRefreshToken" -> Optional.of(USER_AUTHENTICATION);
            case "RespondToAuthChallenge", "AdminRespondToAuthChallenge" -> Optional.of(CHALLENGE_RESPONSE);
            case "SignUp", "ConfirmSignUp", "ResendConfirmationCode" -> Optional.of(USER_CREATION);
            case "ForgotPassword", "ConfirmForgotPassword", "ChangePassword" -> Optional.of(ACCOUNT_RECOVERY);
            case "RevokeToken" -> Optional.of(USER_TOKEN);
            case "GetClientToken" -> Optional.of(CLIENT_AUTHENTICATION);
            default -> signed ? Optional.empty() : Optional.of(reads(operation) ? USER_READ : USER_UPDATE);
        };
    }

    /** The operation that "gets" a code sends a message. */
    private static boolean reads(String operation) {
        return (operation.startsWith("Get") || operation.startsWith("List"))
                && !operation.equals("GetUserAttributeVerificationCode");
    }
}
