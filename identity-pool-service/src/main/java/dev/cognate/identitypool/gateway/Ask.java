package dev.cognate.identitypool.gateway;

import java.util.List;
import java.util.Optional;

/**
 * What a request asks for.
 *
 * @param needs the permissions; at least one
 * @param division when each permission is for one thing of several; without it all are required
 */
public record Ask(List<Need> needs, Optional<Division> division) {
    public Ask {
        needs = List.copyOf(needs);
    }

    /** A request that needs all of these. */
    public static Ask of(List<Need> needs) {
        return new Ask(needs, Optional.empty());
    }
}
