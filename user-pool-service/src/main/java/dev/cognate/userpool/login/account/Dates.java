package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.view.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days as people write them. */
final class Dates {
    private Dates() {}

    /** The day of a moment in UTC, as a language writes it. */
    static String day(Instant moment, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag(language.tag()))
                .format(moment.atOffset(ZoneOffset.UTC));
    }
}
