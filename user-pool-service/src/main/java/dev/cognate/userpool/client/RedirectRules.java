package dev.cognate.userpool.client;

import dev.cognate.contract.idp.InvalidParameterException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where browsers may be sent (RFC 6749 section 3.1.2; CreateUserPoolClient, "CallbackURLs"): absolute URLs of https, of
 * http on this machine, or of an app's own scheme.
 */
public final class RedirectRules {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** RFC 3986 section 3.1. */
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.+");

    /** Schemes by which a browser would run or show what the URL holds instead of leaving for it. */
    private static final Set<String> INERT = Set.of("javascript", "data", "vbscript", "blob", "file", "about");

    private RedirectRules() {}

    /**
     * Whether a client may have an address.
     *
     * @param callback whether codes and tokens are to go there
     */
    public static boolean allows(String url, boolean callback) {
        try {
            if (callback) {
                requireCallback(url);
            } else {
                requireAddress(url);
            }
            return true;
        } catch (InvalidParameterException refused) {
            return false;
        }
    }

    static void requireCallback(String url) {
        if (url.indexOf('#') >= 0) {
            throw new InvalidParameterException(url + " cannot use fragment");
        }
        requireAddress(url);
    }

    static void requireAddress(String url) {
        Matcher matcher = ABSOLUTE.matcher(url);
        if (!matcher.matches()) {
            throw invalid(url);
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (INERT.contains(scheme)) {
            throw invalid(url);
        }
        if ("https".equals(scheme) || "http".equals(scheme)) {
            requireWeb(url, scheme);
        }
    }

    private static void requireWeb(String url, String scheme) {
        URI parsed = parsed(url);
        String host = parsed.getHost();
        // a name with a star in it is no host name; user info hides the host from people
        if (host == null || parsed.getRawUserInfo() != null) {
            throw invalid(url);
        }
        if ("http".equals(scheme) && !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))) {
            throw new InvalidParameterException(url + " cannot use the HTTP protocol.");
        }
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(url);
        }
    }

    private static InvalidParameterException invalid(String url) {
        return new InvalidParameterException(url + " is not a valid URL.");
    }
}
