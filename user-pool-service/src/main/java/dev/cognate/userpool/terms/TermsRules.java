package dev.cognate.userpool.terms;

import dev.cognate.contract.idp.InvalidParameterException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;

/** Links that may stand on our pages. */
final class TermsRules {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private TermsRules() {}

    /** Throws {@link InvalidParameterException} for links without a default, and for such that lead nowhere. */
    static void require(Map<String, String> links) {
        if (links == null || !links.containsKey(TermsLanguage.DEFAULT)) {
            throw new InvalidParameterException("Links must include a URL for " + TermsLanguage.DEFAULT + ".");
        }
        links.values().forEach(TermsRules::requireWeb);
    }

    private static void requireWeb(String url) {
        try {
            URI parsed = new URI(url);
            if (parsed.getScheme() != null && SCHEMES.contains(parsed.getScheme()) && parsed.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw invalid(url);
        }
        throw invalid(url);
    }

    private static InvalidParameterException invalid(String url) {
        return new InvalidParameterException(url + " is not a valid URL.");
    }
}
