package dev.cognate.userpool.login.view;

import java.util.Locale;
import java.util.Optional;

/**
 * The languages pages speak: those of Cognito's managed login, Arabic, and one that is English with accents, which shows what was
 * not made for translation.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html">AWS's guide:
 *     managed login localization</a>
 */
public enum Language {
    /** English. */
    ENGLISH("en", "English"),
    /** German. */
    GERMAN("de", "Deutsch"),
    /** Spanish. */
    SPANISH("es", "Español"),
    /** French. */
    FRENCH("fr", "Français"),
    /** Indonesian. */
    INDONESIAN("id", "Bahasa Indonesia"),
    /** Italian. */
    ITALIAN("it", "Italiano"),
    /** Dutch. */
    DUTCH("nl", "Nederlands"),
    /** Portuguese as spoken in Brazil. */
    PORTUGUESE("pt-BR", "Português (Brasil)"),
    /** Arabic, written from right to left. */
    ARABIC("ar", "العربية"),
    /** Japanese. */
    JAPANESE("ja", "日本語"),
    /** Korean. */
    KOREAN("ko", "한국어"),
    /** Chinese in simplified characters. */
    CHINESE_SIMPLIFIED("zh-CN", "中文（简体）"),
    /** Chinese in traditional characters. */
    CHINESE_TRADITIONAL("zh-TW", "中文（繁體）"),
    /** For tests only. */
    PSEUDO("en-XA", "[Ƥşḗŭḓǿ]");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The BCP 47 tag, which is also the value of the {@code lang} parameter and cookie. */
    public String tag() {
        return tag;
    }

    /** As its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** HTML's dir. */
    public String direction() {
        return this == ARABIC ? "rtl" : "ltr";
    }

    /** For dates and numbers. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language of a tag: itself, or the one of the same speech where a region or script differs. */
    static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        Locale asked = Locale.forLanguageTag(tag);
        if (asked.getLanguage().equals("zh")) {
            return Optional.of(isTraditional(asked) ? CHINESE_TRADITIONAL : CHINESE_SIMPLIFIED);
        }
        for (Language language : values()) {
            if (language.locale().getLanguage().equals(asked.getLanguage())) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static boolean isTraditional(Locale chinese) {
        return switch (chinese.getScript()) {
            case "Hant" -> true;
            case "Hans" -> false;
            default -> chinese.getCountry().equals("HK") || chinese.getCountry().equals("MO");
        };
    }
}
