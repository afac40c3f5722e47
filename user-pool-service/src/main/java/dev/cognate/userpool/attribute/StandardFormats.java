package dev.cognate.userpool.attribute;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Forms of standard attributes (developer guide, "Standard attribute details and format restrictions"). */
public final class StandardFormats {
    private static final int MAX_EMAIL = 2048;
    // possessive, so that no input makes it backtrack
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]++@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*+)(?:\\.[\\p{L}\\p{N}-]++)++");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{4,14}");

    private StandardFormats() {}

    /** True for an e-mail address with a local part and a domain of two labels at least (RFC 3696, section 3). */
    public static boolean isEmail(String value) {
        return value.length() <= MAX_EMAIL && EMAIL.matcher(value).matches();
    }

    /** True for a phone number in E.164 form: a plus sign, the country code, digits only. */
    public static boolean isPhoneNumber(String value) {
        return PHONE_NUMBER.matcher(value).matches();
    }

    /** True for a date such as {@code 2001-12-31}. */
    static boolean isDate(String value) {
        try {
            return LocalDate.parse(value).toString().equals(value);
        } catch (DateTimeParseException ignored) {
            return false;
        }
    }

    /** True for a moment such as {@code 2001-12-31T23:59:59Z} (ISO 8601). */
    static boolean isDateTime(String value) {
        try {
            OffsetDateTime.parse(value);
            return true;
        } catch (DateTimeParseException ignored) {
            return isDate(value);
        }
    }
}
