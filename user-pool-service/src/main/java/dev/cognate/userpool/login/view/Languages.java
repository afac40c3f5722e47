package dev.cognate.userpool.login.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the language of a page. */
public final class Languages {
    private static final int LONGEST = 500;

    private Languages() {}

    /**
     * The first that is spoken here of: the {@code lang} parameter, the cookie that remembers it, {@code ui_locales} (OpenID Connect
     * Core §3.1.2.1: separated by spaces), {@code Accept-Language} (RFC 9110 §12.5.4); English otherwise. Each may be null.
     */
    public static Language choose(String lang, String cookie, String uiLocales, String acceptLanguage) {
        Stream<String> tags = Stream.of(
                        list(lang, " "), list(cookie, " "), list(uiLocales, " "), accepted(acceptLanguage))
                .flatMap(List::stream);
        return tags.map(Language::of).flatMap(Optional::stream).findFirst().orElse(Language.ENGLISH);
    }

    private static List<String> list(String tags, String separator) {
        if (tags == null || tags.length() > LONGEST) {
            return List.of();
        }
        return Arrays.stream(tags.split(separator))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static List<String> accepted(String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
