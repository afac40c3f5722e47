package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What of a style's settings our pages can show, as design tokens. Anything else is kept but has no effect. */
final class SettingsTokens {
    /** Red, green, blue and opacity, two digits each. */
    private static final Pattern COLOUR = Pattern.compile("[0-9a-fA-F]{8}");

    private static final double WIDEST_RADIUS = 100;

    /** {@code mode} in a path stands for lightMode and darkMode. */
    private record Rule(String token, String path) {}

    private static final List<Rule> COLOURS = List.of(
            new Rule("page-color", "components/pageBackground/mode/color"),
            new Rule("card-color", "components/form/mode/backgroundColor"),
            new Rule("card-border", "components/form/mode/borderColor"),
            new Rule("header-color", "components/pageHeader/mode/background/color"),
            new Rule("header-border", "components/pageHeader/mode/borderColor"),
            new Rule("footer-color", "components/pageFooter/mode/background/color"),
            new Rule("footer-border", "components/pageFooter/mode/borderColor"),
            new Rule("heading", "components/pageText/mode/headingColor"),
            new Rule("text", "components/pageText/mode/bodyColor"),
            new Rule("description", "components/pageText/mode/descriptionColor"),
            new Rule("primary", "components/primaryButton/mode/defaults/backgroundColor"),
            new Rule("on-primary", "components/primaryButton/mode/defaults/textColor"),
            new Rule("primary-hover", "components/primaryButton/mode/hover/backgroundColor"),
            new Rule("on-primary-hover", "components/primaryButton/mode/hover/textColor"),
            new Rule("primary-active", "components/primaryButton/mode/active/backgroundColor"),
            new Rule("on-primary-active", "components/primaryButton/mode/active/textColor"),
            new Rule("secondary", "components/secondaryButton/mode/defaults/backgroundColor"),
            new Rule("secondary-border", "components/secondaryButton/mode/defaults/borderColor"),
            new Rule("on-secondary", "components/secondaryButton/mode/defaults/textColor"),
            new Rule("secondary-hover", "components/secondaryButton/mode/hover/backgroundColor"),
            new Rule("secondary-border-hover", "components/secondaryButton/mode/hover/borderColor"),
            new Rule("on-secondary-hover", "components/secondaryButton/mode/hover/textColor"),
            new Rule("secondary-active", "components/secondaryButton/mode/active/backgroundColor"),
            new Rule("secondary-border-active", "components/secondaryButton/mode/active/borderColor"),
            new Rule("on-secondary-active", "components/secondaryButton/mode/active/textColor"),
            new Rule("provider", "components/idpButton/standard/mode/defaults/backgroundColor"),
            new Rule("provider-border", "components/idpButton/standard/mode/defaults/borderColor"),
            new Rule("on-provider", "components/idpButton/standard/mode/defaults/textColor"),
            new Rule("provider-hover", "components/idpButton/standard/mode/hover/backgroundColor"),
            new Rule("provider-border-hover", "components/idpButton/standard/mode/hover/borderColor"),
            new Rule("on-provider-hover", "components/idpButton/standard/mode/hover/textColor"),
            new Rule("field", "componentClasses/input/mode/defaults/backgroundColor"),
            new Rule("field-border", "componentClasses/input/mode/defaults/borderColor"),
            new Rule("field-placeholder", "componentClasses/input/mode/placeholderColor"),
            new Rule("label", "componentClasses/inputLabel/mode/textColor"),
            new Rule("hint", "componentClasses/inputDescription/mode/textColor"),
            new Rule("link", "componentClasses/link/mode/defaults/textColor"),
            new Rule("link-hover", "componentClasses/link/mode/hover/textColor"),
            new Rule("divider", "componentClasses/divider/mode/borderColor"),
            new Rule("focus", "componentClasses/focusState/mode/borderColor"),
            new Rule("option", "componentClasses/optionControls/mode/selected/backgroundColor"),
            new Rule("error-color", "components/alert/mode/error/backgroundColor"),
            new Rule("error-border", "components/alert/mode/error/borderColor"),
            new Rule("error", "componentClasses/statusIndicator/mode/error/indicatorColor"),
            new Rule("success", "componentClasses/statusIndicator/mode/success/indicatorColor"),
            new Rule("success-color", "componentClasses/statusIndicator/mode/success/backgroundColor"),
            new Rule("success-border", "componentClasses/statusIndicator/mode/success/borderColor"));

    private static final List<Rule> RADII = List.of(
            new Rule("card-radius", "components/form/borderRadius"),
            new Rule("button-radius", "componentClasses/buttons/borderRadius"),
            new Rule("field-radius", "componentClasses/input/borderRadius"));

    private SettingsTokens() {}

    static Tokens of(JsonNode settings) {
        Map<String, String> always = new HashMap<>();
        for (Rule rule : RADII) {
            double radius = at(settings, rule.path()).asDouble(-1);
            if (radius >= 0) {
                always.put(rule.token(), Math.round(Math.min(radius, WIDEST_RADIUS) * 10) / 10.0 + "px");
            }
        }
        JsonNode location = at(settings, "categories/form/location");
        always.put("place-x", place(location.path("horizontal").asText()));
        always.put("place-y", place(location.path("vertical").asText()));
        always.put(
                "logo-place",
                place(at(settings, "components/form/logo/location").asText()));
        always.values().removeIf(String::isEmpty);
        return new Tokens(always, colours(settings, "lightMode"), colours(settings, "darkMode"));
    }

    private static Map<String, String> colours(JsonNode settings, String mode) {
        Map<String, String> found = new HashMap<>();
        for (Rule rule : COLOURS) {
            String value = at(settings, rule.path().replace("mode", mode)).asText();
            if (COLOUR.matcher(value).matches() && isVisible(rule.token(), value)) {
                found.put(rule.token(), "#" + value.toLowerCase(Locale.ROOT));
            }
        }
        if (found.containsKey("page-color")) {
            found.put("page-glow", "transparent");
        }
        return found;
    }

    /** Where the keyboard is must be seen (WCAG 2.2, 2.4.7). */
    private static boolean isVisible(String token, String value) {
        return !token.equals("focus") || Integer.parseInt(value.substring(6), 16) >= 0x80;
    }

    private static String place(String location) {
        return switch (location) {
            case "START", "TOP" -> "flex-start";
            case "CENTER" -> "center";
            case "END", "BOTTOM" -> "flex-end";
            default -> "";
        };
    }

    static JsonNode at(JsonNode document, String path) {
        JsonNode found = document;
        for (String name : path.split("/")) {
            found = found.path(name);
        }
        return found.isMissingNode() ? MissingNode.getInstance() : found;
    }
}
