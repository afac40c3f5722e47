package dev.cognate.userpool.login.view;

/**
 * Which form of a noun goes with a whole number.
 *
 * @see <a href="https://cldr.unicode.org/index/cldr-spec/plural-rules">Unicode CLDR's plural rules</a>
 */
final class Plurals {
    private Plurals() {}

    static String category(Language language, long number) {
        return switch (language) {
            case ENGLISH, PSEUDO, GERMAN, SPANISH, ITALIAN, DUTCH -> number == 1 ? "one" : "other";
            case FRENCH, PORTUGUESE -> number <= 1 ? "one" : "other";
            case INDONESIAN, JAPANESE, KOREAN, CHINESE_SIMPLIFIED, CHINESE_TRADITIONAL -> "other";
            case ARABIC -> arabic(number);
        };
    }

    private static String arabic(long number) {
        if (number <= 2) {
            return number == 0 ? "zero" : number == 1 ? "one" : "two";
        }
        long lastTwo = number % 100;
        if (lastTwo >= 3 && lastTwo <= 10) {
            return "few";
        }
        return lastTwo >= 11 ? "many" : "other";
    }
}
