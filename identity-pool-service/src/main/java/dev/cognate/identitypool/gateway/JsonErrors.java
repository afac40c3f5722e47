package dev.cognate.identitypool.gateway;

import java.util.Map;

/** The names that services with JSON answers have for what the gateway calls as S3 does. */
public final class JsonErrors {
    private static final String BAD_SIGNATURE = "InvalidSignatureException";
    private static final String UNKNOWN = "UnrecognizedClientException";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AccessDenied", "AccessDeniedException"),
            Map.entry("InvalidRequest", "ValidationException"),
            Map.entry("NotImplemented", "UnknownOperationException"),
            Map.entry(Signatures.SKEWED, BAD_SIGNATURE),
            Map.entry(Signatures.LAPSED, BAD_SIGNATURE),
            Map.entry(Signatures.MISMATCH, BAD_SIGNATURE),
            Map.entry(Signatures.UNKNOWN_KEY, UNKNOWN),
            Map.entry(Signatures.UNKNOWN_TOKEN, UNKNOWN),
            Map.entry(Signatures.EXPIRED, "ExpiredTokenException"),
            Map.entry(Signatures.MISSING, "MissingAuthenticationTokenException"),
            Map.entry(Signatures.MALFORMED, "IncompleteSignatureException"),
            Map.entry("SlowDown", "ThrottlingException"));

    private JsonErrors() {}

    /** The name of a refusal. */
    public static String name(Refusal refusal) {
        return NAMES.getOrDefault(refusal.code(), refusal.code());
    }
}
