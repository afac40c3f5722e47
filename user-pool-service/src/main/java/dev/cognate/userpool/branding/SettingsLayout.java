package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a style's settings changes where things stand, or whether they are there. */
final class SettingsLayout {
    private SettingsLayout() {}

    /** light, dark or dynamic. */
    static String mode(JsonNode settings) {
        String mode =
                SettingsTokens.at(settings, "categories/global/colorSchemeMode").asText();
        return List.of("LIGHT", "DARK").contains(mode) ? mode.toLowerCase(Locale.ROOT) : "dynamic";
    }

    /** Classes of the page's body. */
    static String classes(JsonNode settings) {
        List<String> classes = new ArrayList<>();
        switch (SettingsTokens.at(settings, "categories/global/spacingDensity").asText()) {
            case "COMPACT" -> classes.add("compact");
            case "SPACIOUS" -> classes.add("spacious");
            default -> classes.add("regular");
        }
        addWhenOff(classes, settings, "categories/form/displayGraphics", "no-graphics");
        addWhenOff(classes, settings, "categories/form/instructions/enabled", "no-instructions");
        addWhenOff(classes, settings, "categories/form/languageSelector/enabled", "no-languages");
        addWhenOff(classes, settings, "componentClasses/idpButtons/icons/enabled", "no-provider-icons");
        if (SettingsTokens.at(settings, "categories/form/sessionTimerDisplay")
                .asText()
                .equals("NONE")) {
            classes.add("no-timer");
        }
        return String.join(" ", classes);
    }

    static boolean isOn(JsonNode settings, String path, boolean otherwise) {
        return SettingsTokens.at(settings, path).asBoolean(otherwise);
    }

    private static void addWhenOff(List<String> classes, JsonNode settings, String path, String name) {
        if (!isOn(settings, path, true)) {
            classes.add(name);
        }
    }
}
