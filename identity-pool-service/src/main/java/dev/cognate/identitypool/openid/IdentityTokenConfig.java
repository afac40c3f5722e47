package dev.cognate.identitypool.openid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Tokens of identities. */
@ConfigMapping(prefix = "cognate.identity-token")
public interface IdentityTokenConfig {

    /**
     * {@code aws}: identity tokens are of {@code https://cognito-identity.amazonaws.com}, as in Amazon Cognito.
     * {@code public-url}: they are of {@code cognate.public-url}, where discovery finds their keys, so that token services
     * elsewhere can trust them.
     */
    @WithDefault("aws")
    Issuer issuer();

    /**
     * How long a key signs before the next one, which has been published all the while, takes its place; at least a day.
     */
    @WithDefault("90d")
    Duration keyLifetime();

    /** How often each instance looks whether the key's time has come. */
    @WithDefault("10m")
    Duration checkKeyEvery();

    /** Forms of the issuer. */
    enum Issuer {
        AWS,
        PUBLIC_URL
    }
}
