package dev.cognate.userpool.oauth.extension;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * What a client does beyond Cognito.
 *
 * @param issuer whether authorization responses name their issuer
 * @param introspection whether it may ask about tokens
 * @param pushedRequests how it uses pushed authorization requests
 * @param rpInitiatedLogout whether it ends sessions as OpenID Connect says
 * @param backChannelLogout where it hears of ended sessions
 * @param deviceGrant whether it runs on devices
 * @param exchangeAudiences for whom it may exchange tokens; empty when it may not
 * @param dpop how it binds tokens to keys
 * @param signing what signs its tokens
 * @param keys its public keys, if it shows who it is with them
 * @param fapi2 whether it keeps the FAPI 2.0 security profile
 */
public record ClientExtensions(
        boolean issuer,
        boolean introspection,
        Use pushedRequests,
        boolean rpInitiatedLogout,
        Optional<URI> backChannelLogout,
        boolean deviceGrant,
        Set<String> exchangeAudiences,
        Use dpop,
        Signing signing,
        Optional<JWKSet> keys,
        boolean fapi2) {
    /** Cognito's own ways. */
    public static final ClientExtensions NONE = new ClientExtensions(
            false,
            false,
            Use.OFF,
            false,
            Optional.empty(),
            false,
            Set.of(),
            Use.OFF,
            Signing.RS256,
            Optional.empty(),
            false);

    public ClientExtensions {
        exchangeAudiences = Set.copyOf(exchangeAudiences);
    }

    /**
     * FAPI 2.0 Security Profile §5.3.2 and §5.4 ask for several of them. Throws {@link IllegalStateException} for a client of
     * that profile without keys, and for keys that cannot be read.
     */
    static ClientExtensions of(ExtensionConfig.Client config) {
        boolean fapi2 = config.fapi2();
        if (fapi2 && config.keys().isEmpty()) {
            throw new IllegalStateException("a client of the FAPI 2.0 profile needs keys");
        }
        return new ClientExtensions(
                config.issuer() || fapi2,
                config.introspection(),
                fapi2 ? Use.REQUIRED : config.pushedRequests(),
                config.rpInitiatedLogout(),
                config.backChannelLogout(),
                config.deviceGrant(),
                config.tokenExchange().orElse(Set.of()),
                fapi2 ? Use.REQUIRED : config.dpop(),
                fapi2 && config.signing() == Signing.RS256 ? Signing.ES256 : config.signing(),
                config.keys().map(ClientExtensions::read),
                fapi2);
    }

    /** Public keys alone; a file that cannot be read keeps the service from starting. */
    private static JWKSet read(Path file) {
        try {
            return JWKSet.load(file.toFile()).toPublicJWKSet();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException("the keys in " + file + " cannot be read", unreadable);
        }
    }
}
