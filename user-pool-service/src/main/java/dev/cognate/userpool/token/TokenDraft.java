package dev.cognate.userpool.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an answer's two tokens will say, before they are signed.
 *
 * @param id claims of the ID token
 * @param access claims of the access token, but for its scope
 * @param scopes of the access token
 */
public record TokenDraft(Map<String, Object> id, Map<String, Object> access, Set<String> scopes) {
    public TokenDraft {
        id = Collections.unmodifiableMap(new LinkedHashMap<>(id));
        access = Collections.unmodifiableMap(new LinkedHashMap<>(access));
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }

    /** The same with changed claims of the ID token. */
    public TokenDraft withId(Consumer<Map<String, Object>> change) {
        return new TokenDraft(changed(id, change), access, scopes);
    }

    /** The same with changed claims of the access token. */
    public TokenDraft withAccess(Consumer<Map<String, Object>> change) {
        return new TokenDraft(id, changed(access, change), scopes);
    }

    /** The same with changed scopes. */
    public TokenDraft withScopes(Consumer<SequencedSet<String>> change) {
        SequencedSet<String> changed = new LinkedHashSet<>(scopes);
        change.accept(changed);
        return new TokenDraft(id, access, changed);
    }

    /** The access token as it is signed; without any scope it has no such claim. */
    Map<String, Object> accessWithScope() {
        return scopes.isEmpty() ? access : changed(access, claims -> claims.put("scope", String.join(" ", scopes)));
    }

    private static Map<String, Object> changed(Map<String, Object> claims, Consumer<Map<String, Object>> change) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        change.accept(changed);
        return changed;
    }
}
