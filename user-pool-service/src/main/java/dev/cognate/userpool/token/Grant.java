package dev.cognate.userpool.token;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/**
 * What the authorization server gave with a sign-in. Refreshing tokens keeps it.
 *
 * @param scopes of its access tokens; they also say what ID tokens tell
 * @param resource the audience of its access tokens, where it is bound to one (RFC 8707)
 * @param browserSession the browser session it came through
 * @param key the thumbprint of the key its tokens are bound to (RFC 9449)
 */
public record Grant(
        SequencedSet<String> scopes, Optional<String> resource, Optional<UUID> browserSession, Optional<String> key) {
    public Grant {
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }

    /** Reads columns; none of a sign-in through the API. */
    static Optional<Grant> of(String scopeText, String resource, String browserSession, String key) {
        return Optional.ofNullable(scopeText)
                .map(text -> new Grant(
                        new LinkedHashSet<>(text.isEmpty() ? List.of() : List.of(text.split(" "))),
                        Optional.ofNullable(resource),
                        Optional.ofNullable(browserSession).map(UUID::fromString),
                        Optional.ofNullable(key)));
    }

    String scopeText() {
        return String.join(" ", scopes);
    }
}
