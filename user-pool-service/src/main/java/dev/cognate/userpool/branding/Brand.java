package dev.cognate.userpool.branding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pages need to know of a client's branding. Addresses are paths of the domain.
 *
 * @param mode which colours: {@code light}, {@code dark}, or {@code dynamic} for what the reader's device prefers
 * @param layout classes of the page's body, separated by spaces
 * @param stylesheets values of design tokens
 * @param header whether there is a bar at the top
 * @param graphics pictures in place of our own, by the name of the step they stand for, such as {@code EMAIL}
 */
public record Brand(
        String mode,
        String layout,
        List<String> stylesheets,
        List<String> favicons,
        boolean header,
        Optional<Image> headerLogo,
        Optional<Image> formLogo,
        Map<String, Image> graphics) {

    /** The look of pages without branding. */
    public static final Brand DEFAULT =
            new Brand("dynamic", "regular", List.of(), List.of(), false, Optional.empty(), Optional.empty(), Map.of());

    public Brand {
        stylesheets = List.copyOf(stylesheets);
        favicons = List.copyOf(favicons);
        graphics = Map.copyOf(graphics);
    }

    /**
     * A picture.
     *
     * @param dark shown instead where the reader's device prefers dark colours
     */
    public record Image(String light, Optional<String> dark) {}
}
