package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The managed login branding of a client.
 *
 * @param providedValues whether it is our own look, whatever that comes to be
 * @param settings as they were sent
 */
record Style(
        String poolId,
        String clientId,
        UUID id,
        boolean providedValues,
        Optional<JsonNode> settings,
        List<Picture> pictures,
        Instant createdAt,
        Instant modifiedAt) {

    Style {
        pictures = List.copyOf(pictures);
    }

    boolean dark(Picture picture) {
        return picture.mode().equals("DARK");
    }

    /** The picture of a category for light or for dark pages. */
    Optional<Picture> picture(String category, boolean dark) {
        return ofMode(dark)
                .filter(picture -> picture.category().equals(category))
                .findFirst();
    }

    /** The same for one of several resources that have pictures of a category. */
    Optional<Picture> picture(String category, String resourceId, boolean dark) {
        return ofMode(dark)
                .filter(picture -> picture.category().equals(category) && resourceId.equals(picture.resourceId()))
                .findFirst();
    }

    private Stream<Picture> ofMode(boolean dark) {
        return pictures.stream()
                .filter(picture -> picture.file() != null)
                .filter(picture -> picture.mode().equals("DYNAMIC") || dark(picture) == dark);
    }
}
