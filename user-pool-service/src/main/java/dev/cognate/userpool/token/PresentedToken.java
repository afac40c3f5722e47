package dev.cognate.userpool.token;

import java.util.Optional;
import java.util.Set;

/**
 * An access token that is good.
 *
 * @param user who stands behind it
 * @param scopes what it allows
 * @param key the thumbprint of the key it is bound to (RFC 9449)
 */
public record PresentedToken(SignedInUser user, Set<String> scopes, Optional<String> key) {
    public PresentedToken {
        scopes = Set.copyOf(scopes);
    }
}
