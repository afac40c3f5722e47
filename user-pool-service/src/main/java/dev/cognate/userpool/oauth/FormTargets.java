package dev.cognate.userpool.oauth;

import java.net.URI;
import java.util.List;

/**
 * Where a post of our pages may lead. Browsers hold each redirect of a post against the policy of the page, those of the
 * client as well (CSP level 3, section 6.4.1), and many a client leads on from its callback: to its own front end, which
 * may be one that is being developed, or, as a relying party that serves others, to those. Nobody here knows these places,
 * so the policy names their kind alone. A client of the web that leads on to the scheme of an app is the one thing it stops.
 */
public final class FormTargets {
    private static final List<String> OF_THE_WEB = List.of("https:", "http://localhost:*", "http://127.0.0.1:*");

    private FormTargets() {}

    /** Source expressions (CSP level 3, section 2.3.1) for what begins with a registered redirect URI. */
    public static List<String> of(String redirectUri) {
        URI redirect = URI.create(redirectUri);
        return switch (redirect.getScheme()) {
            case null -> List.of();
            case "https" -> OF_THE_WEB;
            // addresses in brackets are no source expressions
            case "http" -> redirectUri.startsWith("http://[") ? List.of("https:", "http:") : OF_THE_WEB;
            default -> List.of(redirect.getScheme() + ":");
        };
    }
}
