package dev.cognate.userpool.branding;

import dev.cognate.contract.idp.AssetType;
import dev.cognate.contract.idp.InvalidParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be an asset: the kinds of picture a category takes, and bytes that are of that kind.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html">AWS's guide:
 *     image assets</a>
 */
final class AssetRules {
    private static final int LARGEST = 1_000_000;
    private static final Set<String> PICTURES = Set.of("PNG", "SVG", "JPEG", "WEBP");
    private static final Set<String> MODES = Set.of("LIGHT", "DARK", "DYNAMIC");
    private static final Set<String> CATEGORIES = Set.of(
            "EMAIL_GRAPHIC",
            "SMS_GRAPHIC",
            "AUTH_APP_GRAPHIC",
            "PASSWORD_GRAPHIC",
            "PASSKEY_GRAPHIC",
            "PAGE_HEADER_LOGO",
            "PAGE_HEADER_BACKGROUND",
            "PAGE_FOOTER_LOGO",
            "PAGE_FOOTER_BACKGROUND",
            "PAGE_BACKGROUND",
            "FORM_BACKGROUND",
            "FORM_LOGO");

    private AssetRules() {}

    /** Throws {@link InvalidParameterException} for the first asset that cannot be one. */
    static void require(List<AssetType> assets) {
        Set<String> slots = new HashSet<>();
        for (AssetType asset : assets) {
            refuse(!MODES.contains(asset.colorMode().value()), "Invalid color mode for asset");
            String category = asset.category().value();
            String extension = asset.extension().value();
            refuse(
                    !accepted(category).contains(extension),
                    "Invalid extension " + extension + " for asset category " + category);
            refuse(!slots.add(Picture.of(asset).slot()), "Duplicate asset " + category);
            if (asset.bytes() != null) {
                refuse(asset.bytes().length > LARGEST, "Asset " + category + " is larger than " + LARGEST + " bytes");
                refuse(!isOf(extension, asset.bytes()), "Invalid image content for asset category " + category);
            }
        }
    }

    private static Set<String> accepted(String category) {
        return switch (category) {
            case "FAVICON_ICO" -> Set.of("ICO");
            case "FAVICON_SVG" -> Set.of("SVG");
            case "IDP_BUTTON_ICON" -> Set.of("ICO", "SVG");
            default -> CATEGORIES.contains(category) ? PICTURES : Set.of();
        };
    }

    /** Whether bytes begin as a file of this kind does; an SVG is read as a whole. */
    static boolean isOf(String extension, byte[] content) {
        return switch (extension) {
            case "PNG" -> startsWith(content, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a);
            case "JPEG" -> startsWith(content, 0, 0xff, 0xd8, 0xff);
            case "ICO" -> startsWith(content, 0, 0, 0, 1, 0);
            case "WEBP" -> startsWith(content, 0, 'R', 'I', 'F', 'F') && startsWith(content, 8, 'W', 'E', 'B', 'P');
            case "SVG" -> SvgRules.isHarmless(new String(content, StandardCharsets.UTF_8));
            default -> false;
        };
    }

    private static boolean startsWith(byte[] content, int from, int... expected) {
        byte[] wanted = new byte[expected.length];
        for (int at = 0; at < expected.length; at++) {
            wanted[at] = (byte) expected[at];
        }
        return content.length >= from + wanted.length
                && Arrays.equals(content, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static void refuse(boolean broken, String sentence) {
        if (broken) {
            throw new InvalidParameterException(sentence);
        }
    }
}
