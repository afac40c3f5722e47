package dev.cognate.userpool.identityprovider;

import java.util.regex.Pattern;

/** Where an endpoint of an identity provider may be: anywhere with TLS. */
public final class ProviderEndpoint {
    /** Beyond Cognito: providers on this machine, so that federation can be tried without certificates. */
    private static final Pattern ALLOWED =
            Pattern.compile("https://[^/\\s].*|http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?:[:/].*)?");

    private ProviderEndpoint() {}

    /** Whether requests, secrets and tokens may go to a URL. */
    public static boolean isAllowed(String url) {
        return ALLOWED.matcher(url).matches();
    }
}
