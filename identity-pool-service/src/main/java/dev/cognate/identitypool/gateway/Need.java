package dev.cognate.identitypool.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One permission a request needs.
 *
 * @param action for example {@code s3:GetObject}
 * @param resource an ARN, or {@code *}
 * @param keys condition keys of the service, such as {@code s3:prefix}
 * @param unknown prefixes of condition keys the gateway cannot find out: conditions on them allow nothing, and deny
 */
public record Need(String action, String resource, Map<String, List<String>> keys, Set<String> unknown) {
    public Need {
        keys = Map.copyOf(keys);
        unknown = Set.copyOf(unknown);
    }

    /** A permission of which everything is known. */
    public Need(String action, String resource, Map<String, List<String>> keys) {
        this(action, resource, keys, Set.of());
    }
}
