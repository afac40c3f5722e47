package dev.cognate.userpool.token;

import java.util.Set;

/**
 * An access token that is good.
 *
 * @param user who stands behind it
 * @param scopes what it allows
 */
public record PresentedToken(SignedInUser user, Set<String> scopes) {
    public PresentedToken {
        scopes = Set.copyOf(scopes);
    }
}
