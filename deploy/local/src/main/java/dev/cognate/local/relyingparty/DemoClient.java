package dev.cognate.local.relyingparty;

/**
 * What the application knows of its registration.
 *
 * @param clientId of a public app client with the authorization code grant
 * @param authorizationServer the pool's domain, for example {@code http://demo.auth.localhost:9229}
 * @param site where this application is, for example {@code http://localhost:9229}
 */
public record DemoClient(String clientId, String authorizationServer, String site) {
    /** Where codes are sent to, below the site. */
    public static final String CALLBACK = "/demo/signed-in";
    /** Where people are led after signing out. */
    public static final String HOME = "/demo";

    String redirectUri() {
        return site + CALLBACK;
    }

    String home() {
        return site + HOME;
    }
}
