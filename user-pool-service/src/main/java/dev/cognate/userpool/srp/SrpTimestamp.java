package dev.cognate.userpool.srp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The client's time in its proof, in the form {@code Sun Nov 1 09:08:07 UTC 2026}. */
public final class SrpTimestamp {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.ENGLISH);
    private static final int MAX_LENGTH = 32;

    private SrpTimestamp() {}

    /** The moment a timestamp means; empty when it has another form. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }
}
