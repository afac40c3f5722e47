package dev.cognate.local.stack;

import java.util.Map;
import java.util.Optional;

/**
 * Servers of one's own instead of embedded ones.
 *
 * @param postgres {@code postgresql://user:password@host:5432}, which may create databases
 * @param redis {@code redis://host:6379}
 * @param kafka {@code host:9092}
 */
public record ExternalServers(Optional<String> postgres, Optional<String> redis, Optional<String> kafka) {
    /** Everything embedded. */
    public static ExternalServers none() {
        return new ExternalServers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads {@code COGNATE_POSTGRES_URL}, {@code COGNATE_REDIS_URL} and {@code COGNATE_KAFKA}. */
    public static ExternalServers fromEnvironment(Map<String, String> environment) {
        return new ExternalServers(
                value(environment, "COGNATE_POSTGRES_URL"),
                value(environment, "COGNATE_REDIS_URL"),
                value(environment, "COGNATE_KAFKA"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
