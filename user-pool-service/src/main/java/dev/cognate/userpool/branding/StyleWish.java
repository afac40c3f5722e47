package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.idp.AssetType;
import dev.cognate.contract.idp.InvalidParameterException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request wants of a style, checked.
 *
 * @param providedValues null when it does not say
 */
record StyleWish(Boolean providedValues, Optional<JsonNode> settings, List<AssetType> assets) {
    private static final int MOST_ASSETS = 40;

    static StyleWish of(Boolean providedValues, JsonNode settings, List<AssetType> assets) {
        List<AssetType> pictures = assets == null ? List.of() : assets;
        boolean customised = settings != null || !pictures.isEmpty();
        refuse(
                Boolean.TRUE.equals(providedValues) && customised,
                "Cannot specify Settings or Assets when UseCognitoProvidedValues is true.");
        refuse(settings != null && !settings.isObject(), "Settings must be a JSON object.");
        AssetRules.require(pictures);
        return new StyleWish(providedValues, Optional.ofNullable(settings), List.copyOf(pictures));
    }

    boolean wantsProvidedValues() {
        return Boolean.TRUE.equals(providedValues);
    }

    /** The bytes of the pictures by the names of their files. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        for (AssetType asset : assets) {
            if (asset.bytes() != null) {
                files.put(Picture.of(asset).file(), asset.bytes());
            }
        }
        return files;
    }

    /** The pictures after the request: what it does not name stays, and so do bytes it leaves out. */
    List<Picture> over(List<Picture> known) {
        Map<String, Picture> bySlot = new LinkedHashMap<>();
        known.forEach(picture -> bySlot.put(picture.slot(), picture));
        for (AssetType asset : assets) {
            Picture wanted = Picture.of(asset);
            bySlot.merge(wanted.slot(), wanted, (before, after) -> after.file() == null ? before : after);
        }
        refuse(bySlot.size() > MOST_ASSETS, "A style has at most " + MOST_ASSETS + " assets.");
        return List.copyOf(bySlot.values());
    }

    private static void refuse(boolean broken, String sentence) {
        if (broken) {
            throw new InvalidParameterException(sentence);
        }
    }
}
