package dev.cognate.risk.scoring;

import java.util.Locale;

/** What speaks for a risk, with the points it counts. */
public enum Reason {
    /** Nothing is known of the user's sign-ins, so nothing can be unusual. */
    FIRST_SIGN_IN(0),
    /** Neither the network (/24, or /48 in IPv6) nor its surroundings (/16, /32) were seen before. */
    NEW_NETWORK(35),
    /** The network was not seen before, but its surroundings were: providers hand out addresses anew. */
    NEIGHBOURING_NETWORK(15),
    /** Neither the device's key nor its kind (browser and system) was seen before. */
    NEW_DEVICE(30),
    /** Of at least ten sign-ins, none was within two hours of this time of day. */
    UNUSUAL_HOUR(15),
    /** One to four failures in the quarter of an hour before, and now another network or device. */
    FAILURES_BEFORE(10),
    /** Five failures or more. */
    MANY_FAILURES_BEFORE(25);

    private final int points;

    Reason(int points) {
        this.points = points;
    }

    /** What it adds to the score. */
    public int points() {
        return points;
    }

    /** For example {@code new-network}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
