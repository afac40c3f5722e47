package dev.cognate.risk.scoring;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of a user's earlier sign-ins.
 *
 * @param successes where they succeeded, and how often
 * @param failures how many failed shortly before the one at hand
 */
public record Past(Map<Origin, Integer> successes, int failures) {
    public Past {
        successes = Map.copyOf(successes);
    }

    /** How many succeeded. */
    int count() {
        return successes.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean hasNetwork(Origin origin) {
        return all(Origin::network).contains(origin.network());
    }

    boolean hasSurroundings(Origin origin) {
        return all(Origin::surroundings).contains(origin.surroundings());
    }

    boolean hasDevice(Origin origin) {
        return all(Origin::device).contains(origin.device())
                || origin.deviceKey()
                        .filter(key ->
                                all(success -> success.deviceKey().orElse(null)).contains(key))
                        .isPresent();
    }

    /** Whether some success was at most so many hours of the day away, around the clock. */
    boolean hasHourWithin(int hours, Origin origin) {
        return successes.keySet().stream().anyMatch(success -> hoursBetween(success.hour(), origin.hour()) <= hours);
    }

    private static int hoursBetween(int one, int other) {
        int apart = Math.abs(one - other);
        return Math.min(apart, 24 - apart);
    }

    private Set<String> all(Function<Origin, String> part) {
        return successes.keySet().stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
