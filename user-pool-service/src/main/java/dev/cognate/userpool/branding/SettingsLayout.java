package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /** Whether other providers stand before the pool's own users. */
    static boolean federatedFirst(JsonNode settings) {
        List<String> order =
                SettingsTokens.at(settings, "categories/auth/authMethodOrder").findValuesAsText("type");
        int own = order.indexOf("USERNAME_PASSWORD");
        int federated = order.indexOf("FEDERATED");
        return federated >= 0 && own > federated;
    }

    /** The names of providers in the order in which their buttons stand. */
    static List<String> federationOrder(JsonNode settings) {
        return texts(SettingsTokens.at(settings, "categories/auth/federation/order"));
    }

    /** Which kinds of favicon count, the better one first. */
    static List<String> faviconTypes(JsonNode settings) {
        List<String> enabled = texts(SettingsTokens.at(settings, "components/favicon/enabledTypes"));
        return Stream.of("SVG", "ICO")
                .filter(type -> enabled.isEmpty() || enabled.contains(type))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
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
