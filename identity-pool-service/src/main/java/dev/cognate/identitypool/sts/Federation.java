package dev.cognate.identitypool.sts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody an identity provider vouches for, as trust policies see it.
 *
 * @param action by which roles are taken on, without {@code sts:}
 * @param provider what {@code Principal} of a trust policy may name, any of them
 * @param keys condition keys of the trust policy
 * @param claims condition keys that the session keeps
 * @param tags of the session
 * @param transitiveTags keys of tags that stay when the session takes on another role
 * @param sourceIdentity that the provider sets
 */
record Federation(
        String action,
        Set<String> provider,
        Map<String, List<String>> keys,
        Map<String, List<String>> claims,
        Map<String, String> tags,
        Set<String> transitiveTags,
        Optional<String> sourceIdentity) {

    /** A web identity. */
    static Federation of(WebIdentity identity, String providerArn) {
        return new Federation(
                "AssumeRoleWithWebIdentity",
                Set.of(identity.issuer(), providerArn),
                identity.claims(),
                identity.claims(),
                identity.tags(),
                identity.transitiveTags(),
                Optional.empty());
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Federation[action=" + action + "]";
    }
}
