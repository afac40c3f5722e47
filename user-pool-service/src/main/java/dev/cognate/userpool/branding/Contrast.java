package dev.cognate.userpool.branding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds pairs of colours that are hard to read on each other (WCAG 2.2, 1.4.3 and 1.4.11). */
final class Contrast {
    private static final double OF_WORDS = 4.5;
    private static final double OF_SHAPES = 3;
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}([0-9a-f]{2})?");

    private record Pair(String front, String back, double least) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("text", "card-color", OF_WORDS),
            new Pair("heading", "card-color", OF_WORDS),
            new Pair("description", "card-color", OF_WORDS),
            new Pair("label", "card-color", OF_WORDS),
            new Pair("hint", "card-color", OF_WORDS),
            new Pair("link", "card-color", OF_WORDS),
            new Pair("on-primary", "primary", OF_WORDS),
            new Pair("on-primary-hover", "primary-hover", OF_WORDS),
            new Pair("on-secondary", "secondary", OF_WORDS),
            new Pair("on-provider", "provider", OF_WORDS),
            new Pair("field-text", "field", OF_WORDS),
            new Pair("error", "card-color", OF_WORDS),
            new Pair("field-border", "card-color", OF_SHAPES),
            new Pair("focus", "card-color", OF_SHAPES));

    private Contrast() {}

    /** One sentence for each pair of which a style sets at least one colour and that is too close. */
    static List<String> warnings(String mode, Map<String, String> given, Map<String, String> defaults) {
        Map<String, String> all = new HashMap<>(defaults);
        all.putAll(given);
        List<String> warnings = new ArrayList<>();
        for (Pair pair : PAIRS) {
            boolean changed = given.containsKey(pair.front()) || given.containsKey(pair.back());
            String front = all.getOrDefault(pair.front(), "");
            String back = all.getOrDefault(pair.back(), "");
            boolean comparable =
                    HEX.matcher(front).matches() && HEX.matcher(back).matches();
            if (changed && comparable && ratio(front, back) < pair.least()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s on %s in %s colours: %.1f instead of %.1f",
                        pair.front(),
                        pair.back(),
                        mode,
                        ratio(front, back),
                        pair.least()));
            }
        }
        return warnings;
    }

    /** Between 1 and 21. */
    static double ratio(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** WCAG 2.2, "relative luminance"; opacity is not looked at. */
    private static double luminance(String colour) {
        String digits = colour.substring(1).toLowerCase(Locale.ROOT);
        return 0.2126 * linear(digits.substring(0, 2))
                + 0.7152 * linear(digits.substring(2, 4))
                + 0.0722 * linear(digits.substring(4, 6));
    }

    private static double linear(String digits) {
        double value = Integer.parseInt(digits, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
