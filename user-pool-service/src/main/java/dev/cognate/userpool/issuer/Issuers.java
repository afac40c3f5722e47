package dev.cognate.userpool.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names of pools as issuers of tokens. */
@ApplicationScoped
public class Issuers {
    private final IssuerConfig.Form form;
    private final String publicUrl;

    Issuers(
            IssuerConfig config,
            @ConfigProperty(name = "cognate.public-url", defaultValue = "http://localhost:9229") String publicUrl) {
        this.form = config.form();
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** The {@code iss} of a pool's tokens. */
    public String of(String poolId) {
        return switch (form) {
            case PUBLIC_URL -> address(poolId);
            case AWS -> "https://cognito-idp." + poolId.substring(0, poolId.indexOf('_')) + ".amazonaws.com/" + poolId;
        };
    }

    /** Where this service answers for a pool, whatever its issuer is called. */
    String address(String poolId) {
        return publicUrl + "/" + poolId;
    }
}
