package dev.cognate.identitypool.sts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody an identity provider vouches for, by a token whose signature, times and audience were verified.
 *
 * @param issuer as condition keys name it, without {@code https://}: {@code cognito-identity.amazonaws.com} or the host and
 *     path of a registered OpenID Connect provider
 * @param audience the client the token was issued to; an identity pool's id, for tokens of identity pools
 * @param subject the user; an identity id, for tokens of identity pools
 * @param amr how they signed in, such as {@code authenticated} and the login's provider
 * @param tags of the session, which conditions and policy variables name {@code aws:PrincipalTag/…}
 * @param transitiveTags keys of tags that stay when the session takes on another role
 */
public record WebIdentity(
        String issuer,
        String audience,
        String subject,
        List<String> amr,
        Map<String, String> tags,
        Set<String> transitiveTags) {
    /** The issuer of identity pools' tokens. */
    public static final String IDENTITY_POOLS = "cognito-identity.amazonaws.com";

    public WebIdentity {
        amr = List.copyOf(amr);
        tags = Map.copyOf(tags);
        transitiveTags = Set.copyOf(transitiveTags);
    }

    /** An identity of an identity pool. */
    public static WebIdentity ofPool(
            String identityPoolId, String identityId, List<String> amr, Map<String, String> tags) {
        return new WebIdentity(IDENTITY_POOLS, identityPoolId, identityId, amr, tags, tags.keySet());
    }

    /** The condition keys it brings. */
    Map<String, List<String>> claims() {
        return Map.of(
                issuer + ":aud",
                List.of(audience),
                issuer + ":sub",
                List.of(subject),
                issuer + ":amr",
                amr,
                "aws:FederatedProvider",
                List.of(issuer));
    }

    /** Names the issuer alone. */
    @Override
    public String toString() {
        return "WebIdentity[issuer=" + issuer + "]";
    }
}
