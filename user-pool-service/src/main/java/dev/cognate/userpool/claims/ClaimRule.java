package dev.cognate.userpool.claims;

import dev.cognate.userpool.token.ReservedClaims;
import dev.cognate.userpool.token.TokenDraft;
import dev.cognate.userpool.user.User;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the tokens of one client or group say besides. A value that is a text of the form <code>${name}</code> stands for
 * the user's attribute of that name, and for nothing when the user has none; any other value is taken as it is.
 *
 * @param idToken claims of the ID token
 * @param accessToken claims of the access token
 * @param scopes of the access token
 */
record ClaimRule(Map<String, Object> idToken, Map<String, Object> accessToken, Set<String> scopes) {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{(.+)}");

    /** RFC 6749 §3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final String OWN_SCOPES = "aws.cognito";

    ClaimRule {
        idToken = copy(idToken);
        accessToken = copy(accessToken);
        scopes = scopes == null ? Set.of() : Set.copyOf(scopes);
        scopes.forEach(ClaimRule::requireScope);
    }

    private static Map<String, Object> copy(Map<String, Object> claims) {
        Map<String, Object> given = claims == null ? Map.of() : claims;
        given.forEach(ClaimRule::requireClaim);
        return Map.copyOf(given);
    }

    private static void requireClaim(String name, Object value) {
        if (!ReservedClaims.maySet(name)) {
            throw new IllegalArgumentException("the claim " + name + " is reserved");
        }
        Objects.requireNonNull(value, () -> "the claim " + name + " has no value");
    }

    private static void requireScope(String scope) {
        if (!SCOPE.matcher(scope).matches() || scope.startsWith(OWN_SCOPES)) {
            throw new IllegalArgumentException("the scope " + scope + " is malformed or reserved");
        }
    }

    TokenDraft applyTo(TokenDraft draft, User user) {
        return draft.withId(claims -> addTo(claims, idToken, user))
                .withAccess(claims -> addTo(claims, accessToken, user))
                .withScopes(all -> all.addAll(scopes));
    }

    private static void addTo(Map<String, Object> claims, Map<String, Object> declared, User user) {
        declared.forEach((name, value) -> resolve(value, user).ifPresent(resolved -> claims.put(name, resolved)));
    }

    private static Optional<Object> resolve(Object value, User user) {
        if (value instanceof String text) {
            var reference = ATTRIBUTE.matcher(text);
            if (reference.matches()) {
                return user.attribute(reference.group(1)).map(Object.class::cast);
            }
        }
        return Optional.of(value);
    }
}
