package dev.cognate.userpool.token;

import java.util.Set;

/**
 * Claims that only the service itself writes, whatever a trigger or an operator says.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">
 *     AWS's guide: pre token generation, claims and scopes reference</a>
 */
public final class ReservedClaims {
    private static final String OWN_PREFIX = "cognito:";
    private static final String DEVELOPER_PREFIX = "dev:";
    private static final String GROUPS = "cognito:groups";
    private static final Set<String> FIXED = Set.of(
            "acr",
            "amr",
            "at_hash",
            "aud",
            "auth_time",
            "azp",
            "client_id",
            "cnf",
            "device_key",
            "event_id",
            "exp",
            "iat",
            "identities",
            "iss",
            "jti",
            "nbf",
            "nonce",
            "origin_jti",
            "scope",
            "sub",
            "token_use",
            "username",
            "version");

    private ReservedClaims() {}

    /** Whether a claim of this name may be added or given another value. */
    public static boolean maySet(String claim) {
        return !FIXED.contains(claim) && !claim.startsWith(OWN_PREFIX) && !claim.startsWith(DEVELOPER_PREFIX);
    }

    /** Whether a claim of this name may be left out; {@code cognito:groups} takes the claims on roles with it. */
    public static boolean maySuppress(String claim) {
        return GROUPS.equals(claim) || (!FIXED.contains(claim) && !claim.startsWith(OWN_PREFIX));
    }
}
