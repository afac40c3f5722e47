package dev.cognate.risk.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Says how unusual a sign-in is for its user. Each {@link Reason} adds its points, so that more novelty never lowers the
 * risk, and whoever asks can be told why.
 *
 * <p>Failures count only for a network or device that is new: nobody can make a user's own place look risky by guessing.
 * There is no geography in it, as there is none to be had: distances and impossible travel are not judged.
 */
public final class RiskModel {
    private static final int ENOUGH_FOR_HABITS = 10;
    private static final int HOURS_AROUND = 2;
    private static final int MANY = 5;

    private RiskModel() {}

    /** Judges a sign-in by what is known of its user; a first sign-in is neutral. */
    public static Assessment assess(Past past, Origin origin) {
        if (past.successes().isEmpty()) {
            return new Assessment(List.of(Reason.FIRST_SIGN_IN));
        }
        List<Reason> reasons = new ArrayList<>();
        if (!past.hasNetwork(origin)) {
            reasons.add(past.hasSurroundings(origin) ? Reason.NEIGHBOURING_NETWORK : Reason.NEW_NETWORK);
        }
        if (!past.hasDevice(origin)) {
            reasons.add(Reason.NEW_DEVICE);
        }
        boolean elsewhere = !reasons.isEmpty();
        if (past.count() >= ENOUGH_FOR_HABITS && !past.hasHourWithin(HOURS_AROUND, origin)) {
            reasons.add(Reason.UNUSUAL_HOUR);
        }
        if (elsewhere && past.failures() > 0) {
            reasons.add(past.failures() >= MANY ? Reason.MANY_FAILURES_BEFORE : Reason.FAILURES_BEFORE);
        }
        return new Assessment(reasons);
    }
}
