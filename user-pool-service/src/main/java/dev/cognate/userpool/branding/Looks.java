package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out how pages look from what was stored. */
final class Looks {
    private static final Map<String, String> GRAPHICS = Map.of(
            "EMAIL", "EMAIL_GRAPHIC",
            "SMS", "SMS_GRAPHIC",
            "AUTH_APP", "AUTH_APP_GRAPHIC",
            "PASSWORD", "PASSWORD_GRAPHIC",
            "PASSKEY", "PASSKEY_GRAPHIC");

    private Looks() {}

    static Look of(Style style, String clientId) {
        JsonNode settings = style.settings().orElseGet(JsonNodeFactory.instance::objectNode);
        Tokens tokens = withBackgrounds(SettingsTokens.of(settings), style, settings);
        String sheet = tokens.isEmpty() ? "" : tokens.stylesheet();
        String name = sheet.isEmpty() ? "" : name(clientId, sheet);
        Map<String, Brand.Image> graphics = new HashMap<>();
        GRAPHICS.forEach(
                (step, category) -> image(style, category, clientId).ifPresent(image -> graphics.put(step, image)));
        boolean header = SettingsLayout.isOn(settings, "categories/global/pageHeader/enabled", false);
        boolean headerLogo = SettingsLayout.isOn(settings, "components/pageHeader/logo/enabled", true);
        boolean formLogo = SettingsLayout.isOn(settings, "components/form/logo/enabled", true);
        Brand brand = new Brand(
                SettingsLayout.mode(settings),
                SettingsLayout.classes(settings),
                name.isEmpty() ? List.of() : List.of(BrandingResource.PATH + name),
                favicons(style, clientId),
                header,
                header && headerLogo ? image(style, "PAGE_HEADER_LOGO", clientId) : Optional.empty(),
                formLogo ? image(style, "FORM_LOGO", clientId) : Optional.empty(),
                graphics);
        return new Look(style.poolId(), style.clientId(), brand, sheet, name);
    }

    static Look of(UiCustomization classic, String clientId) {
        Tokens tokens = classic.css() == null
                ? new Tokens(Map.of(), Map.of())
                : ClassicTokens.of(ClassicCss.parse(classic.css()));
        String sheet = tokens.isEmpty() ? "" : tokens.stylesheet();
        String name = sheet.isEmpty() ? "" : name(clientId, sheet);
        Optional<Brand.Image> logo = Optional.ofNullable(classic.image())
                .map(file -> new Brand.Image(BrandingResource.path(classic.owner(), file), Optional.empty()));
        Brand brand = new Brand(
                "light",
                "regular classic",
                name.isEmpty() ? List.of() : List.of(BrandingResource.PATH + name),
                List.of(),
                logo.isPresent(),
                logo,
                Optional.empty(),
                Map.of());
        return new Look(classic.poolId(), classic.clientId(), brand, sheet, name);
    }

    private static String name(String clientId, String sheet) {
        return clientId + "." + ContentHash.of(sheet.getBytes(StandardCharsets.UTF_8)) + ".css";
    }

    private static Tokens withBackgrounds(Tokens tokens, Style style, JsonNode settings) {
        Map<String, String> light = new HashMap<>(tokens.light());
        Map<String, String> dark = new HashMap<>(tokens.dark());
        Stream.of(
                        new Background("page-image", "PAGE_BACKGROUND", "components/pageBackground/image/enabled"),
                        new Background("card-image", "FORM_BACKGROUND", "components/form/backgroundImage/enabled"),
                        new Background(
                                "header-image",
                                "PAGE_HEADER_BACKGROUND",
                                "components/pageHeader/backgroundImage/enabled"),
                        new Background(
                                "footer-image",
                                "PAGE_FOOTER_BACKGROUND",
                                "components/pageFooter/backgroundImage/enabled"))
                .filter(background -> SettingsLayout.isOn(settings, background.path(), true))
                .forEach(background -> {
                    put(light, background, style.picture(background.category(), false), style);
                    put(dark, background, style.picture(background.category(), true), style);
                });
        return new Tokens(light, dark);
    }

    private record Background(String token, String category, String path) {}

    private static void put(Map<String, String> tokens, Background background, Optional<Picture> picture, Style style) {
        picture.ifPresent(found -> tokens.put(
                background.token(), "url(\"" + BrandingResource.path(style.clientId(), found.file()) + "\")"));
    }

    private static List<String> favicons(Style style, String clientId) {
        return Stream.of("FAVICON_SVG", "FAVICON_ICO")
                .map(category -> style.picture(category, false))
                .flatMap(Optional::stream)
                .map(picture -> BrandingResource.path(clientId, picture.file()))
                .toList();
    }

    private static Optional<Brand.Image> image(Style style, String category, String clientId) {
        Optional<Picture> light = style.picture(category, false);
        Optional<Picture> dark = style.picture(category, true);
        return light.or(() -> dark)
                .map(picture -> new Brand.Image(
                        BrandingResource.path(clientId, picture.file()),
                        dark.filter(other -> !other.equals(picture))
                                .map(other -> BrandingResource.path(clientId, other.file()))));
    }
}
