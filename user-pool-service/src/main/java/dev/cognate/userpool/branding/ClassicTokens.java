package dev.cognate.userpool.branding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a classic stylesheet our pages can show, as design tokens. Anything else is kept but has no effect. */
final class ClassicTokens {
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-f]{3,8}|(rgb|hsl)a?\\([0-9., %]{3,40}\\)|[a-z]{3,20}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?px");
    private static final List<String> BORDER_WORDS =
            List.of("none", "solid", "dashed", "dotted", "double", "thin", "medium", "thick", "inset", "outset");

    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry(".background-customizable background-color", "card-color"),
            Map.entry(".banner-customizable background-color", "header-color"),
            Map.entry(".errorMessage-customizable background-color", "error-color"),
            Map.entry(".errorMessage-customizable border-color", "error-border"),
            Map.entry(".errorMessage-customizable color", "error"),
            Map.entry(".idpButton-customizable background-color", "provider"),
            Map.entry(".idpButton-customizable border-color", "provider-border"),
            Map.entry(".idpButton-customizable color", "on-provider"),
            Map.entry(".idpButton-customizable:hover background-color", "provider-hover"),
            Map.entry(".idpButton-customizable:hover color", "on-provider-hover"),
            Map.entry(".idpDescription-customizable color", "hint"),
            Map.entry(".inputField-customizable background-color", "field"),
            Map.entry(".inputField-customizable border-color", "field-border"),
            Map.entry(".inputField-customizable color", "field-text"),
            Map.entry(".inputField-customizable:focus border-color", "focus"),
            Map.entry(".label-customizable color", "label"),
            Map.entry(".legalText-customizable color", "hint"),
            Map.entry(".passwordCheck-valid-customizable color", "success"),
            Map.entry(".redirect-customizable color", "link"),
            Map.entry(".submitButton-customizable background-color", "primary"),
            Map.entry(".submitButton-customizable border-color", "primary-border"),
            Map.entry(".submitButton-customizable color", "on-primary"),
            Map.entry(".submitButton-customizable:hover background-color", "primary-hover"),
            Map.entry(".submitButton-customizable:hover color", "on-primary-hover"),
            Map.entry(".textDescription-customizable color", "description"));

    private static final Map<String, String> RADII = Map.of(
            ".submitButton-customizable border-radius", "button-radius",
            ".inputField-customizable border-radius", "field-radius",
            ".background-customizable border-radius", "card-radius");

    private ClassicTokens() {}

    static Tokens of(List<ClassicCss.Line> lines) {
        Map<String, String> light = new HashMap<>();
        for (ClassicCss.Line line : lines) {
            String property = longName(line.property());
            String colour = COLOURS.get(line.selector() + " " + property);
            if (colour != null) {
                colourIn(line.value()).ifPresent(value -> light.put(colour, value));
            }
            String radius = RADII.get(line.selector() + " " + property);
            if (radius != null && LENGTH.matcher(line.value()).matches()) {
                light.put(radius, line.value());
            }
        }
        return new Tokens(Map.of(), light, Map.of());
    }

    /** The shorthand's part that we look for. */
    private static String longName(String property) {
        return switch (property) {
            case "background" -> "background-color";
            case "border" -> "border-color";
            default -> property;
        };
    }

    private static Optional<String> colourIn(String value) {
        if (COLOUR.matcher(value).matches() && !BORDER_WORDS.contains(value)) {
            return Optional.of(value);
        }
        return Arrays.stream(value.split(" (?![^(]*\\))"))
                .filter(part -> COLOUR.matcher(part).matches() && !BORDER_WORDS.contains(part))
                .findFirst();
    }
}
