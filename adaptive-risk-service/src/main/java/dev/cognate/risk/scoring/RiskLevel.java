package dev.cognate.risk.scoring;

import java.util.Optional;

/** How likely a sign-in is somebody else's, in the words of AWS. */
public enum RiskLevel {
    LOW(20),
    MEDIUM(50),
    HIGH(80);

    private final int from;

    RiskLevel(int from) {
        this.from = from;
    }

    /** The level of so many points; empty for no risk. */
    public static Optional<RiskLevel> of(int points) {
        RiskLevel reached = null;
        for (RiskLevel level : values()) {
            reached = points >= level.from ? level : reached;
        }
        return Optional.ofNullable(reached);
    }
}
