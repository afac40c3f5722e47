package dev.cognate.wire.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a request was signed.
 *
 * @param instant the moment, to the second
 * @param text the basic ISO 8601 form that is signed, {@code 20150830T123600Z}
 */
record SigningTime(Instant instant, String text) {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static SigningTime of(Instant instant) {
        return new SigningTime(instant, BASIC.format(instant));
    }

    /** Reads {@code X-Amz-Date}, which is always the basic form. */
    static SigningTime ofAmzDate(String value) throws SignatureException {
        try {
            return of(Instant.from(BASIC.parse(value)));
        } catch (DateTimeException e) {
            throw SignatureException.incomplete("Date must be in ISO-8601 'basic format'. Got '" + shown(value)
                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    /** Reads a {@code Date} header, which may have HTTP's form or the basic one. */
    static SigningTime ofDate(String value) throws SignatureException {
        try {
            return of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return ofAmzDate(value);
        }
    }

    String day() {
        return text.substring(0, 8);
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40);
    }
}
