package dev.cognate.identitypool.iam;

import java.time.Instant;

/** Times as IAM has them: whole seconds. */
public final class Times {
    private Times() {}

    /** A stored time as answers give it. */
    public static Instant of(long epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds);
    }
}
