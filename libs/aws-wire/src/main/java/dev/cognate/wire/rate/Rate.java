package dev.cognate.wire.rate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests are let through: so many each second, and a burst after a pause.
 *
 * @param intervalMicros microseconds from one request to the next
 * @param burst how many may come at once
 */
public record Rate(long intervalMicros, int burst) {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final double SLOWEST = 0.001;
    private static final double FASTEST = MICROS_PER_SECOND;
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,3})?)(?:\\s+burst\\s+([1-9][0-9]{0,6}))?");

    /**
     * Reads {@code <requests per second>}, {@code <requests per second> burst <requests>} or {@code off}.
     *
     * @return empty for {@code off}
     * @throws IllegalArgumentException when it is none of these
     */
    public static Optional<Rate> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("off")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(plain);
        if (!form.matches()) {
            throw unreadable(text);
        }
        double perSecond = new BigDecimal(form.group(1)).doubleValue();
        if (perSecond < SLOWEST || perSecond > FASTEST) {
            throw unreadable(text);
        }
        int burst = form.group(2) == null ? (int) Math.ceil(perSecond) : Integer.parseInt(form.group(2));
        return Optional.of(new Rate(Math.max(1, Math.round(MICROS_PER_SECOND / perSecond)), burst));
    }

    /** How far ahead of its time the last request of a burst may come, in microseconds. */
    public long toleranceMicros() {
        return intervalMicros * (burst - 1);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text
                + "' is not a rate. Write requests per second, such as '25 burst 250' or '0.5 burst 10', or 'off'.");
    }
}
