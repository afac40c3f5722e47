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
        Optional<Image> footerLogo,
        Map<String, Image> graphics,
        Federation federation) {

    /** The look of pages without branding. */
    public static final Brand DEFAULT = plain("dynamic", "regular", List.of(), Optional.empty());

    public Brand {
        stylesheets = List.copyOf(stylesheets);
        favicons = List.copyOf(favicons);
        graphics = Map.copyOf(graphics);
    }

    /** A look of stylesheets and at most a bar with a logo at the top. */
    static Brand plain(String mode, String layout, List<String> stylesheets, Optional<Image> logo) {
        return new Brand(
                mode,
                layout,
                stylesheets,
                List.of(),
                logo.isPresent(),
                logo,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Federation.DEFAULT);
    }

    /**
     * A picture.
     *
     * @param dark shown instead on dark pages
     */
    public record Image(String light, Optional<String> dark) {}
}
