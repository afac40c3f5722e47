package dev.cognate.wire.sigv4;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far a signature's time may be from ours: five minutes either way; a pre-signed one lasts as long as it says. */
record TimeWindow(Clock clock) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    void check(SignatureClaim claim) throws SignatureException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant signed = claim.timestamp().instant();
        if (signed.isAfter(now.plus(SKEW))) {
            throw SignatureException.skewed(
                    "Signature not yet current: " + claim.timestamp().text() + " is still later than "
                            + text(now.plus(SKEW)) + " (" + text(now) + " + 5 min.)");
        }
        if (claim.validity().isPresent()) {
            checkValidity(now, signed.plus(claim.validity().get()));
        } else if (signed.isBefore(now.minus(SKEW))) {
            throw SignatureException.skewed(
                    "Signature expired: " + claim.timestamp().text() + " is now earlier than " + text(now.minus(SKEW))
                            + " (" + text(now) + " - 5 min.)");
        }
    }

    private static void checkValidity(Instant now, Instant end) throws SignatureException {
        if (now.isAfter(end)) {
            throw SignatureException.lapsed("Signature expired: " + text(end) + " is now earlier than " + text(now));
        }
    }

    private static String text(Instant instant) {
        return SigningTime.of(instant).text();
    }
}
