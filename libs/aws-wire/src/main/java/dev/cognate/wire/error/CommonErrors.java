package dev.cognate.wire.error;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Protocol;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.Decision;
import dev.cognate.wire.sigv4.SignatureException;
import java.time.Duration;

/**
 * The errors every operation of one API may give, as that API names them.
 *
 * <p>Names and statuses follow the services' answers: JSON APIs say 400 and {@code …Exception}, REST APIs refuse callers
 * with 403, the query API drops the suffix (AWS, "Common error types").
 *
 * @param service the API
 */
public record CommonErrors(ServiceSpec service) {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String IDENTITY_POOLS = "cognito-identity";

    /** A signature that was refused. */
    public WireException refused(SignatureException cause) {
        String code = switch (cause.reason()) {
            case MISSING -> named("MissingAuthenticationTokenException", "MissingAuthenticationToken");
            case INCOMPLETE -> named("IncompleteSignatureException", "IncompleteSignature");
            case UNKNOWN_KEY -> named("UnrecognizedClientException", "InvalidClientTokenId");
            case EXPIRED_KEY -> named("ExpiredTokenException", "ExpiredToken");
            case INVALID, SKEWED, LAPSED -> named("InvalidSignatureException", "SignatureDoesNotMatch");
        };
        return new WireException(code, refusedStatus(), cause.getMessage());
    }

    /** A caller who is known and may not do this. */
    public WireException accessDenied(Principal caller, String action, String resource, Decision decision) {
        String why = decision.isDenied()
                ? " with an explicit deny in an identity-based policy"
                : " because no identity-based policy allows the " + action + " action";
        return new WireException(
                named("AccessDeniedException", "AccessDenied"),
                refusedStatus(),
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                        + why);
    }

    /** A target, path or action this API does not have. */
    public WireException unknownOperation(String name) {
        if (isQuery()) {
            return new WireException(
                    "InvalidAction",
                    BAD_REQUEST,
                    "Could not find operation " + name + " for version " + service.version());
        }
        int status = service.protocol() == Protocol.REST_JSON_1 ? NOT_FOUND : BAD_REQUEST;
        return new WireException("UnknownOperationException", status, "Unknown operation");
    }

    /**
     * An operation of the contract that this version does not build: {@code OperationNotBuiltException}, HTTP status
     * 501, which SDKs neither retry nor mistake for success.
     */
    public WireException notBuilt(String operation) {
        return new WireException(
                "OperationNotBuiltException",
                NOT_IMPLEMENTED,
                "The operation " + operation + " is not built in this version of Cognate.");
    }

    /** A body that cannot be read as the operation's input. */
    public WireException serialization(String message) {
        return new WireException(named("SerializationException", "MalformedInput"), BAD_REQUEST, message);
    }

    /** An input that breaks constraints of the model. */
    public WireException validation(String message) {
        String json =
                IDENTITY_POOLS.equals(service.signingName()) ? "ValidationException" : "InvalidParameterException";
        return new WireException(named(json, "ValidationError"), BAD_REQUEST, message);
    }

    /** A body over the limit. */
    public WireException tooLarge(long limit) {
        return new WireException(
                named("RequestEntityTooLargeException", "RequestEntityTooLarge"),
                TOO_LARGE,
                "The request body is larger than " + limit + " bytes.");
    }

    /** A body that did not arrive in time. */
    public WireException bodyTimeout() {
        return new WireException(
                named("RequestTimeoutException", "RequestTimeout"),
                TIMEOUT,
                "The request body did not arrive within the time allowed.");
    }

    /** More requests at once than this instance takes. */
    public AwsException tooManyRequests() {
        return new RetryLaterException(
                new WireException(named("TooManyRequestsException", "Throttling"), BAD_REQUEST, "Rate exceeded"),
                Duration.ofSeconds(1));
    }

    /** Whatever the client cannot help; details stay in the log. */
    public WireException internal() {
        return new WireException(named("InternalErrorException", "InternalFailure"), INTERNAL, "Internal server error");
    }

    private String named(String json, String query) {
        return isQuery() ? query : json;
    }

    private boolean isQuery() {
        return service.protocol() == Protocol.AWS_QUERY;
    }

    private int refusedStatus() {
        return service.protocol() == Protocol.AWS_JSON_1_1 ? BAD_REQUEST : FORBIDDEN;
    }
}
