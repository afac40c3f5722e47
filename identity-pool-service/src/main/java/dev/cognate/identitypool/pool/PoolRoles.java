package dev.cognate.identitypool.pool;

import dev.cognate.contract.identity.RoleMapping;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of a pool's identities.
 *
 * @param defaults role ARNs by {@code authenticated} and {@code unauthenticated}
 * @param mappings by provider, how a role is chosen by the user's token
 */
public record PoolRoles(Map<String, String> defaults, Map<String, RoleMapping> mappings) {
    /** No roles at all. */
    public static final PoolRoles NONE = new PoolRoles(Map.of(), Map.of());

    private static final String AUTHENTICATED = "authenticated";
    private static final String UNAUTHENTICATED = "unauthenticated";

    public PoolRoles {
        defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
        mappings = mappings == null ? Map.of() : Map.copyOf(mappings);
    }

    /** The role of users no mapping says anything else about. */
    public Optional<String> authenticated() {
        return Optional.ofNullable(defaults.get(AUTHENTICATED));
    }

    /** The role of guests. */
    public Optional<String> unauthenticated() {
        return Optional.ofNullable(defaults.get(UNAUTHENTICATED));
    }
}
