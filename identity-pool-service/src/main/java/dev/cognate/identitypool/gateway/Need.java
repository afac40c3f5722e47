package dev.cognate.identitypool.gateway;

import java.util.List;
import java.util.Map;

/**
 * One permission a request needs.
 *
 * @param action for example {@code s3:GetObject}
 * @param resource an ARN, or {@code *}
 * @param keys condition keys of the service, such as {@code s3:prefix}
 */
public record Need(String action, String resource, Map<String, List<String>> keys) {
    public Need {
        keys = Map.copyOf(keys);
    }
}
