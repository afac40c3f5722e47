package dev.cognate.userpool.issuer;

import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Names of pools as issuers of tokens. */
@ApplicationScoped
public class Issuers {
    private final IssuerConfig.Form form;
    private final String publicUrl;

    Issuers(IssuerConfig config, AccountConfig account) {
        this.form = config.form();
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
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
