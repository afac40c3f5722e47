package dev.cognate.wire.sigv4;

import dev.cognate.wire.http.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a claim from the query of a pre-signed request. */
final class QueryClaim {
    static final String SIGNATURE = "X-Amz-Signature";
    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final Duration LONGEST = Duration.ofDays(7);

    private QueryClaim() {}

    static boolean isIn(QueryParameters query) {
        return query.all().stream().anyMatch(parameter -> ALGORITHM.equals(parameter.decodedName()));
    }

    static SignatureClaim read(QueryParameters query) throws SignatureException {
        if (!SignatureClaim.ALGORITHM.equals(demand(query, ALGORITHM))) {
            throw SignatureException.incomplete("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        }
        String[] credential = CredentialScope.split(demand(query, "X-Amz-Credential"));
        return new SignatureClaim(
                credential[0],
                CredentialScope.of(credential),
                List.of(demand(query, "X-Amz-SignedHeaders")
                        .toLowerCase(Locale.ROOT)
                        .split(";")),
                demand(query, SIGNATURE),
                SigningTime.ofAmzDate(demand(query, "X-Amz-Date")),
                Optional.of(validity(demand(query, "X-Amz-Expires"))),
                query.single("X-Amz-Security-Token"));
    }

    private static String demand(QueryParameters query, String name) throws SignatureException {
        return query.single(name)
                .orElseThrow(() -> SignatureException.incomplete("AWS query-string parameters must include '" + name
                        + "'. Re-examine the query-string parameters."));
    }

    private static Duration validity(String seconds) throws SignatureException {
        if (!seconds.matches("[0-9]{1,6}")) {
            throw SignatureException.incomplete("X-Amz-Expires should be a number");
        }
        Duration validity = Duration.ofSeconds(Long.parseLong(seconds));
        if (validity.compareTo(LONGEST) > 0) {
            throw SignatureException.incomplete(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less"
                            + " than 604800 seconds");
        }
        return validity;
    }
}
