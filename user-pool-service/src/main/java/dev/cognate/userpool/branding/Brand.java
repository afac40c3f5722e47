package dev.cognate.userpool.branding;

import java.util.List;
import java.util.Optional;

/**
 * What pages need to know of a client's branding. Addresses are paths of the domain.
 *
 * @param mode which colours: {@code light}, {@code dark}, or {@code dynamic} for what the reader's device prefers
 * @param stylesheets values of design tokens
 * @param layout classes of the page's body, separated by spaces
 */
public record Brand(
        String mode,
        String layout,
        List<String> stylesheets,
        List<String> favicons,
        boolean header,
        Optional<Image> headerLogo,
        Optional<Image> formLogo) {

    /** The look of pages without branding. */
    public static final Brand DEFAULT =
            new Brand("dynamic", "", List.of(), List.of(), false, Optional.empty(), Optional.empty());

    /**
     * A picture.
     *
     * @param dark shown instead where colours are dark
     */
    public record Image(String light, Optional<String> dark) {}
}
