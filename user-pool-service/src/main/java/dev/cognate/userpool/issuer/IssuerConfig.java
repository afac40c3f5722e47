package dev.cognate.userpool.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which issuer tokens name. */
@ConfigMapping(prefix = "cognate.issuer")
public interface IssuerConfig {

    /**
     * {@code public-url}: {@code <cognate.public-url>/<pool id>}, which OpenID Connect discovery finds. {@code aws}:
     * {@code https://cognito-idp.<region>.amazonaws.com/<pool id>}, which libraries insist on that know Cognito only, or
     * {@code https://issuer-cognito-idp.…} for pools whose IssuerConfiguration is UPDATED.
     */
    @WithDefault("public-url")
    Form form();

    /** Forms of an issuer. */
    enum Form {
        PUBLIC_URL,
        AWS
    }
}
