package dev.cognate.userpool.token;

import java.util.Map;
import java.util.Set;

/**
 * What scopes tell of a user: {@code openid} alone everything; with others beside it only what those name. Cognito tells the
 * identities of users who come from identity providers whatever the scopes are.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">AWS's guide: the user
 *     attributes endpoint</a>
 */
public final class ScopedAttributes {
    /** Tells which attributes there are. */
    public static final String OPENID = "openid";

    private static final String CUSTOM = "custom:";
    private static final Set<String> ALWAYS = Set.of("sub", "identities");
    private static final Map<String, Set<String>> NAMED = Map.of(
            "email", Set.of("email", "email_verified"),
            "phone", Set.of("phone_number", "phone_number_verified"),
            "profile",
                    Set.of(
                            "name",
                            "family_name",
                            "given_name",
                            "middle_name",
                            "nickname",
                            "preferred_username",
                            "profile",
                            "picture",
                            "website",
                            "gender",
                            "birthdate",
                            "zoneinfo",
                            "locale",
                            "updated_at"));

    private ScopedAttributes() {}

    /** Whether scopes, {@code openid} among them, show an attribute. */
    public static boolean shows(Set<String> scopes, String attribute) {
        boolean limited = NAMED.keySet().stream().anyMatch(scopes::contains);
        return !limited
                || ALWAYS.contains(attribute)
                || (scopes.contains("profile") && attribute.startsWith(CUSTOM))
                || NAMED.entrySet().stream()
                        .anyMatch(scope -> scopes.contains(scope.getKey())
                                && scope.getValue().contains(attribute));
    }

    /** The attributes that a scope names; none for scopes that are no matter of attributes. */
    public static Set<String> named(String scope) {
        return NAMED.getOrDefault(scope, Set.of());
    }
}
