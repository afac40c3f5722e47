package dev.cognate.userpool.throttle;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Operations that share a limit, after the categories of Cognito's request rate quotas. A sign-in may take several
 * answers to challenges, which is why those have a limit of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">AWS's guide: API operation
 *     categories and request rate quotas</a>
 */
enum RequestCategory {
    USER_AUTHENTICATION("InitiateAuth", "AdminInitiateAuth", "GetTokensFromRefreshToken"),
    CHALLENGE_RESPONSE("RespondToAuthChallenge", "AdminRespondToAuthChallenge"),
    USER_CREATION("SignUp", "ConfirmSignUp", "ResendConfirmationCode"),
    ACCOUNT_RECOVERY("ForgotPassword", "ConfirmForgotPassword", "ChangePassword"),
    USER_TOKEN("RevokeToken"),
    /** What users read with their access token. */
    USER_READ,
    /** Whatever else needs no signature. */
    USER_UPDATE;

    private final Set<String> operations;

    RequestCategory(String... operations) {
        this.operations = Set.of(operations);
    }

    /** The category of an operation; none for administrators' operations, which an operator's own servers call. */
    static Optional<RequestCategory> of(String operation, boolean signed) {
        Optional<RequestCategory> named = Arrays.stream(values())
                .filter(category -> category.operations.contains(operation))
                .findFirst();
        return named.isPresent() || signed ? named : Optional.of(reads(operation) ? USER_READ : USER_UPDATE);
    }

    /** The operation that "gets" a code sends a message. */
    private static boolean reads(String operation) {
        return (operation.startsWith("Get") || operation.startsWith("List"))
                && !operation.equals("GetUserAttributeVerificationCode");
    }
}
