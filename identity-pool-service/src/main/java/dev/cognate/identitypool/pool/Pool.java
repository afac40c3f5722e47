package dev.cognate.identitypool.pool;

import dev.cognate.contract.identity.IdentityPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An identity pool with everything that is set on it.
 *
 * @param id {@code <region>:<uuid>}
 * @param settings what DescribeIdentityPool answers
 * @param roles what SetIdentityPoolRoles set
 * @param tagMaps by provider, what SetPrincipalTagAttributeMap set
 */
public record Pool(String id, IdentityPool settings, PoolRoles roles, Map<String, TagMap> tagMaps) {
    public Pool {
        tagMaps = Map.copyOf(tagMaps);
    }

    /** A pool nobody set roles or principal tags on. */
    public Pool(String id, IdentityPool settings) {
        this(id, settings, PoolRoles.NONE, Map.of());
    }

    /** The same pool with other settings. */
    public Pool with(IdentityPool changed) {
        return new Pool(id, changed, roles, tagMaps);
    }

    /** The same pool with other roles. */
    public Pool with(PoolRoles changed) {
        return new Pool(id, settings, changed, tagMaps);
    }

    /** The same pool with another map of claims to principal tags for a provider. */
    public Pool with(String provider, TagMap changed) {
        Map<String, TagMap> maps = new HashMap<>(tagMaps);
        maps.put(provider, changed);
        return new Pool(id, settings, roles, maps);
    }

    /** Whether guests are let in. */
    public boolean allowsGuests() {
        return Boolean.TRUE.equals(settings.allowUnauthenticatedIdentities());
    }

    /** Whether applications may choose roles themselves. */
    public boolean allowsClassicFlow() {
        return Boolean.TRUE.equals(settings.allowClassicFlow());
    }

    /** The name under which the operator's own backend vouches for users. */
    public Optional<String> developerProvider() {
        return Optional.ofNullable(settings.developerProviderName());
    }
}
