package dev.cognate.identitypool.pool;

import dev.cognate.contract.identity.InvalidParameterException;
import java.util.Map;

/** The tags of a pool. */
public final class PoolTags {
    private PoolTags() {}

    /**
     * A pool with other tags.
     *
     * @throws InvalidParameterException when they are too many or reserved
     */
    public static Pool replaced(Pool pool, Map<String, String> tags) {
        PoolRules.requireTags(tags);
        return pool.with(pool.settings().toBuilder().identityPoolTags(tags).build());
    }
}
