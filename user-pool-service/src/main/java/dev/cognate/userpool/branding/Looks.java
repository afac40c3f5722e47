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
        Sheet sheet = Sheet.of(withBackgrounds(SettingsTokens.of(settings), style, settings), clientId);
        Map<String, Brand.Image> graphics = new HashMap<>();
        GRAPHICS.forEach(
                (step, category) -> image(style, category, clientId).ifPresent(image -> graphics.put(step, image)));
        boolean header = SettingsLayout.isOn(settings, "categories/global/pageHeader/enabled", false);
        boolean footer = SettingsLayout.isOn(settings, "categories/global/pageFooter/enabled", false);
        boolean headerLogo = header && SettingsLayout.isOn(settings, "components/pageHeader/logo/enabled", true);
        boolean formLogo = SettingsLayout.isOn(settings, "components/form/logo/enabled", true);
        boolean footerLogo = footer && SettingsLayout.isOn(settings, "components/pageFooter/logo/enabled", true);
        Brand brand = new Brand(
                SettingsLayout.mode(settings),
                SettingsLayout.classes(settings),
                sheet.paths(),
                favicons(style, clientId, SettingsLayout.faviconTypes(settings)),
                header,
                headerLogo ? image(style, "PAGE_HEADER_LOGO", clientId) : Optional.empty(),
                formLogo ? image(style, "FORM_LOGO", clientId) : Optional.empty(),
                footerLogo ? image(style, "PAGE_FOOTER_LOGO", clientId) : Optional.empty(),
                graphics,
                new Federation(
                        SettingsLayout.federatedFirst(settings),
                        SettingsLayout.federationOrder(settings),
                        providerIcons(style, clientId)));
        return new Look(style.poolId(), style.clientId(), brand, sheet.content(), sheet.name());
    }

    static Look of(UiCustomization classic, String clientId) {
        Tokens tokens = classic.css() == null
                ? new Tokens(Map.of(), Map.of(), Map.of())
                : ClassicTokens.of(ClassicCss.parse(classic.css()));
        Sheet sheet = Sheet.of(tokens, clientId);
        Optional<Brand.Image> logo = Optional.ofNullable(classic.image())
                .map(file -> new Brand.Image(BrandingResource.path(classic.owner(), file), Optional.empty()));
        Brand brand = Brand.plain("light", "regular classic", sheet.paths(), logo);
        return new Look(classic.poolId(), classic.clientId(), brand, sheet.content(), sheet.name());
    }

    /** A stylesheet of tokens; name and content are empty when there is none. */
    private record Sheet(String name, String content) {
        static Sheet of(Tokens tokens, String clientId) {
            String content = tokens.isEmpty() ? "" : tokens.stylesheet();
            return content.isEmpty()
                    ? new Sheet("", "")
                    : new Sheet(
                            clientId + "." + ContentHash.of(content.getBytes(StandardCharsets.UTF_8)) + ".css",
                            content);
        }

        List<String> paths() {
            return name.isEmpty() ? List.of() : List.of(BrandingResource.PATH + name);
        }
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
        return new Tokens(tokens.always(), light, dark);
    }

    private record Background(String token, String category, String path) {}

    private static void put(Map<String, String> tokens, Background background, Optional<Picture> picture, Style style) {
        picture.ifPresent(found -> tokens.put(
                background.token(), "url(\"" + BrandingResource.path(style.clientId(), found.file()) + "\")"));
    }

    private static List<String> favicons(Style style, String clientId, List<String> types) {
        return types.stream()
                .map(type -> style.picture("FAVICON_" + type, false))
                .flatMap(Optional::stream)
                .map(picture -> BrandingResource.path(clientId, picture.file()))
                .toList();
    }

    /** The resource of such a picture is the provider it stands for. */
    private static Map<String, Brand.Image> providerIcons(Style style, String clientId) {
        Map<String, Brand.Image> icons = new HashMap<>();
        style.pictures().stream()
                .filter(picture -> picture.category().equals("IDP_BUTTON_ICON") && picture.resourceId() != null)
                .map(Picture::resourceId)
                .distinct()
                .forEach(provider -> image(
                                style.picture("IDP_BUTTON_ICON", provider, false),
                                style.picture("IDP_BUTTON_ICON", provider, true),
                                clientId)
                        .ifPresent(icon -> icons.put(provider, icon)));
        return icons;
    }

    private static Optional<Brand.Image> image(Style style, String category, String clientId) {
        return image(style.picture(category, false), style.picture(category, true), clientId);
    }

    private static Optional<Brand.Image> image(Optional<Picture> light, Optional<Picture> dark, String clientId) {
        return light.or(() -> dark)
                .map(picture -> new Brand.Image(
                        BrandingResource.path(clientId, picture.file()),
                        dark.filter(other -> !other.equals(picture))
                                .map(other -> BrandingResource.path(clientId, other.file()))));
    }
}
