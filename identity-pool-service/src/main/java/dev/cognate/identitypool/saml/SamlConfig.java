package dev.cognate.identitypool.saml;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** SAML assertions that open roles or identities. */
@ConfigMapping(prefix = "cognate.saml")
public interface SamlConfig {

    /**
     * What {@code Audience} and {@code Recipient} of assertions may be beside AWS's own
     * ({@code https://signin.aws.amazon.com/saml}, the regional form of it and, as an audience, {@code urn:amazon:webservices}).
     */
    Optional<List<String>> audiences();

    /** How long after its issue an assertion may be used; STS gives five minutes. */
    @WithDefault("5m")
    Duration maxAge();

    /** How far a provider's clock may be ahead of this service's. */
    @WithDefault("1m")
    Duration clockSkew();

    /**
     * Whether AssumeRoleWithSAML takes an assertion only once for a role. Off, as at AWS, where an assertion opens roles as
     * often as one likes while it is in time. Identity pools take one only once per operation in any case.
     */
    @WithDefault("false")
    boolean singleUse();
}
