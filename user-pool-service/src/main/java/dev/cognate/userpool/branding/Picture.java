package dev.cognate.userpool.branding;

import dev.cognate.contract.idp.AssetExtensionType;
import dev.cognate.contract.idp.AssetType;
import java.util.Locale;

/**
 * An asset of a style, without its bytes.
 *
 * @param category Cognito's name, such as {@code FORM_LOGO}
 * @param mode LIGHT, DARK or DYNAMIC
 * @param resourceId tells pictures of one category apart; null for none
 * @param file the name its bytes are kept and served under; null when it came without any
 */
record Picture(String category, String mode, String extension, String resourceId, String file) {

    static Picture of(AssetType asset) {
        return new Picture(
                asset.category().value(),
                asset.colorMode().value(),
                asset.extension().value(),
                asset.resourceId(),
                asset.bytes() == null ? null : fileName(asset.bytes(), asset.extension()));
    }

    /** Which picture it takes the place of. */
    String slot() {
        return category + "/" + mode + "/" + resourceId;
    }

    static String fileName(byte[] content, AssetExtensionType extension) {
        return ContentHash.of(content) + "." + extension.value().toLowerCase(Locale.ROOT);
    }
}
