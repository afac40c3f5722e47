package dev.cognate.identitypool.gateway;

import dev.cognate.wire.sigv4.SignatureException;

/** S3's names for what is wrong with a signature (AWS, "Error responses" of the S3 API reference). */
final class Signatures {
    private Signatures() {}

    static Refusal refused(SignatureException cause) {
        return switch (cause.reason()) {
            case MISSING -> Refusal.denied("Access Denied");
            case INCOMPLETE -> new Refusal(400, "AuthorizationHeaderMalformed", cause.getMessage());
            case UNKNOWN_KEY ->
                new Refusal(
                        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
            case EXPIRED_KEY -> new Refusal(400, "ExpiredToken", "The provided token has expired.");
            case INVALID -> new Refusal(403, "SignatureDoesNotMatch", cause.getMessage());
        };
    }
}
