package dev.cognate.identitypool.pool;

import java.util.Map;

/**
 * Which claims of a provider's tokens become principal tags.
 *
 * @param useDefaults whether it is {@code sub} and {@code aud}, whatever {@code tags} says
 * @param tags claims by tag key
 */
public record TagMap(boolean useDefaults, Map<String, String> tags) {
    public TagMap {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
    }
}
