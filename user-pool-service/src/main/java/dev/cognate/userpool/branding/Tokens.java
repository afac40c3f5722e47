package dev.cognate.userpool.branding;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Values of design tokens: CSS custom properties without their dashes.
 *
 * @param always those that light and dark pages share
 * @param light those of light pages
 * @param dark those of dark pages
 */
record Tokens(Map<String, String> always, Map<String, String> light, Map<String, String> dark) {
    /** What may stand in a stylesheet of ours: a colour, a length, a keyword or a picture of the same folder. */
    private static final Pattern SAFE = Pattern.compile(
            "#[0-9a-f]{3,8}|(rgb|hsl)a?\\([0-9., %]{3,40}\\)|[a-z-]{2,24}|[0-9]{1,3}(\\.[0-9]{1,3})?px|url\\(\"/(?!/)[\\w.+/-]{1,300}\"\\)");

    Tokens {
        always = safe(always);
        light = safe(light);
        dark = safe(dark);
    }

    boolean isEmpty() {
        return always.isEmpty() && light.isEmpty() && dark.isEmpty();
    }

    /** A stylesheet that sets them, for pages that are light, dark, or as the reader's device prefers. */
    String stylesheet() {
        StringBuilder css = new StringBuilder();
        css.append(block(":root:root[data-mode]", always));
        append(css, "light", light);
        append(css, "dark", dark);
        return css.toString();
    }

    /** Colours of light pages stay out of dark ones, whose other colours would be hard to read on them, and the other way round. */
    private static void append(StringBuilder css, String mode, Map<String, String> values) {
        if (!values.isEmpty()) {
            css.append(block(":root:root[data-mode=\"" + mode + "\"]", values))
                    .append("@media (prefers-color-scheme: ")
                    .append(mode)
                    .append(") {\n")
                    .append(block(":root:root[data-mode=\"dynamic\"]", values))
                    .append("}\n");
        }
    }

    private static String block(String selector, Map<String, String> values) {
        if (values.isEmpty()) {
            return "";
        }
        StringBuilder block = new StringBuilder(selector).append(" {");
        values.forEach((name, value) ->
                block.append(" --").append(name).append(": ").append(value).append(';'));
        return block.append(" }\n").toString();
    }

    private static Map<String, String> safe(Map<String, String> values) {
        Map<String, String> safe = new TreeMap<>(values);
        safe.values().removeIf(value -> !SAFE.matcher(value).matches());
        return safe;
    }
}
