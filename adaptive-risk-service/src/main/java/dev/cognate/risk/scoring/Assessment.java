package dev.cognate.risk.scoring;

import java.util.List;
import java.util.Optional;

/**
 * What the model says of a sign-in, and why.
 *
 * @param reasons each once, in the order of {@link Reason}
 */
public record Assessment(List<Reason> reasons) {
    public Assessment {
        reasons = List.copyOf(reasons);
    }

    /** The sum of the reasons' points, 0 to 105. */
    public int points() {
        return reasons.stream().mapToInt(Reason::points).sum();
    }

    /** The level of the points; empty for no risk. */
    public Optional<RiskLevel> level() {
        return RiskLevel.of(points());
    }
}
