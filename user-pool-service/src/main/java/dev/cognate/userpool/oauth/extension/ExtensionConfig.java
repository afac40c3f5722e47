package dev.cognate.userpool.oauth.extension;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the authorization server does beyond Cognito, for each app client by its id; everything is off by default. */
@ConfigMapping(prefix = "cognate.oauth.extension")
public interface ExtensionConfig {

    /** App clients, by their ids. */
    Map<String, Client> client();

    /** One app client. */
    interface Client {
        /** Authorization responses name their issuer in {@code iss} (RFC 9207), so that a client of several servers cannot mix them up; discovery announces it for the pool, so its other clients then get it, too. */
        @WithDefault("false")
        boolean issuer();

        /** The client, which needs a secret, may ask whether tokens of its pool are good at {@code /oauth2/introspect} (RFC 7662). */
        @WithDefault("false")
        boolean introspection();

        /** Authorization requests pushed to {@code /oauth2/par} (RFC 9126); {@code required} takes no others. */
        @WithDefault("off")
        Use pushedRequests();

        /** {@code /logout} knows {@code id_token_hint}, {@code post_logout_redirect_uri} (one of the client's LogoutURLs) and {@code state}, as OpenID Connect RP-Initiated Logout 1.0 says. */
        @WithDefault("false")
        boolean rpInitiatedLogout();

        /** Where the client hears of users who signed out (OpenID Connect Back-Channel Logout 1.0). */
        Optional<URI> backChannelLogout();

        /** Devices without a browser or keyboard sign in with a code typed elsewhere (RFC 8628). */
        @WithDefault("false")
        boolean deviceGrant();

        /** Audiences for which the client, which needs a secret, may exchange access tokens of its own for narrower ones (RFC 8693). */
        Optional<Set<String>> tokenExchange();

        /** Tokens bound to a key of the client (RFC 9449); {@code required} gives no others. */
        @WithDefault("off")
        Use dpop();

        /** What signs the client's ID and access tokens. Libraries that know Cognito only take RS256. */
        @WithDefault("rs256")
        Signing signing();

        /**
         * A file with the client's public keys, a JSON Web Key Set, read once at start. The client then shows who it is with
         * {@code private_key_jwt} (RFC 7523), and no longer with its secret.
         */
        Optional<Path> keys();

        /** The FAPI 2.0 security profile: pushed requests, PKCE, {@code iss}, DPoP and {@code keys} are required, nothing is signed with RS256, codes live a minute, tokens never travel through browsers. */
        @WithDefault("false")
        boolean fapi2();
    }
}
