package dev.cognate.identitypool.gateway;

import dev.cognate.wire.sigv4.SignatureException;

/** What is wrong with a signature, under the names S3 has for it; the rules of each service put it in that service's words. */
public final class Signatures {
    /** Not signed at all. */
    public static final String MISSING = "MissingAuthenticationToken";
    /** Signed, but nobody can read how. */
    public static final String MALFORMED = "AuthorizationHeaderMalformed";
    /** A key that lasts, and is none of ours. */
    public static final String UNKNOWN_KEY = "InvalidAccessKeyId";
    /** A session token that is none of ours, or not that key's. */
    public static final String UNKNOWN_TOKEN = "InvalidToken";
    /** Temporary credentials whose time is over. */
    public static final String EXPIRED = "ExpiredToken";
    /** Signed at another time. */
    public static final String SKEWED = "RequestTimeTooSkewed";
    /** A pre-signed request whose time is over. */
    public static final String LAPSED = "RequestExpired";
    /** Signed otherwise. */
    public static final String MISMATCH = "SignatureDoesNotMatch";

    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;

    private Signatures() {}

    static Refusal refused(SignatureException cause, Head head) {
        String message = cause.getMessage();
        return switch (cause.reason()) {
            case MISSING -> new Refusal(FORBIDDEN, MISSING, message);
            case INCOMPLETE -> new Refusal(BAD_REQUEST, MALFORMED, message);
            case UNKNOWN_KEY ->
                head.amz().containsKey("x-amz-security-token")
                        ? new Refusal(BAD_REQUEST, UNKNOWN_TOKEN, message)
                        : new Refusal(FORBIDDEN, UNKNOWN_KEY, message);
            case EXPIRED_KEY -> new Refusal(BAD_REQUEST, EXPIRED, message);
            case SKEWED -> new Refusal(FORBIDDEN, SKEWED, message);
            case LAPSED -> new Refusal(FORBIDDEN, LAPSED, message);
            case INVALID -> new Refusal(FORBIDDEN, MISMATCH, message);
        };
    }
}
