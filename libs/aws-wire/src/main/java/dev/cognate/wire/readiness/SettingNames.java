package dev.cognate.wire.readiness;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of settings.
 *
 * @param patterns names in which a star stands for any one key, as in {@code cognate.trigger.webhook.*.url}
 */
record SettingNames(List<String> patterns) {
    private static final String STAR = "*";
    private static final String ONE_KEY = "(?:\"[^\"]+\"|[^.\\[\\]\"]+)";
    /** Of three letters, one may be mistyped for a name to be the one that was meant. */
    private static final int LETTERS_PER_MISTAKE = 3;

    /** What {@code @ConfigMapping} interfaces declare. */
    static SettingNames of(Collection<Class<?>> mappings) {
        return new SettingNames(mappings.stream()
                .flatMap(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream())
                .sorted()
                .toList());
    }

    /** Whether a property is a setting. */
    boolean knows(String property) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, property));
    }

    /** Whether an environment variable is a setting: letters and digits in capitals, all else an underscore. */
    boolean knowsVariable(String variable) {
        return patterns.stream().anyMatch(pattern -> variable.matches(asVariable(pattern)));
    }

    /** The setting whose name is most like a property, unless none is. */
    Optional<String> nearest(String property) {
        return patterns.stream()
                .filter(pattern -> !pattern.endsWith("]"))
                .min(Comparator.comparing(pattern -> distance(pattern, property)))
                .filter(pattern -> distance(pattern, property) * LETTERS_PER_MISTAKE <= property.length());
    }

    private static boolean matches(String pattern, String property) {
        return property.matches(
                Pattern.quote(pattern).replace(STAR, "\\E" + Matcher.quoteReplacement(ONE_KEY) + "\\Q"));
    }

    private static String asVariable(String pattern) {
        return pattern.replaceAll("[^a-zA-Z0-9*]", "_").toUpperCase(Locale.ROOT).replace(STAR, "[A-Z0-9_]+");
    }

    /** How many letters are to be put in, left out or replaced to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            costs[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int diagonal = costs[0];
            costs[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = costs[column];
                costs[column] = Math.min(replaced, 1 + Math.min(costs[column], costs[column - 1]));
            }
        }
        return costs[other.length()];
    }
}
