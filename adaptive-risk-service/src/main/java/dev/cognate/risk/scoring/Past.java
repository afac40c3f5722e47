package dev.cognate.risk.scoring;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of a user's earlier sign-ins.
 *
 * @param successes where they succeeded
 * @param failures how many failed shortly before the one at hand
 */
public record Past(List<Origin> successes, int failures) {
    public Past {
        successes = List.copyOf(successes);
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
        return successes.stream().anyMatch(success -> hoursBetween(success.hour(), origin.hour()) <= hours);
    }

    private static int hoursBetween(int one, int other) {
        int apart = Math.abs(one - other);
        return Math.min(apart, 24 - apart);
    }

    private Set<String> all(Function<Origin, String> part) {
        return successes.stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
