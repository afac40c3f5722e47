package dev.cognate.userpool.issuer;

import dev.cognate.contract.idp.IssuerConfigurationType;
import dev.cognate.contract.idp.IssuerType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Names of pools as issuers of tokens.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html#user-pool-oidc-issuer">AWS's
 *     guide: user pools as an OIDC issuer</a>
 */
@ApplicationScoped
public class Issuers {
    private static final String ORIGINAL = "cognito-idp";
    private static final String UPDATED = "issuer-cognito-idp";

    private final IssuerConfig.Form form;
    private final String publicUrl;

    Issuers(IssuerConfig config, AccountConfig account) {
        this.form = config.form();
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
    }

    /** The {@code iss} of a pool's tokens. */
    public String of(UserPool pool) {
        return switch (form) {
            case PUBLIC_URL -> address(pool.id());
            case AWS -> atAws(isUpdated(pool) ? UPDATED : ORIGINAL, pool.id());
        };
    }

    /** Whether tokens of a pool may name this issuer; a pool can change its IssuerConfiguration, and its tokens stay good. */
    public boolean isOf(String poolId, String issuer) {
        return switch (form) {
            case PUBLIC_URL -> issuer.equals(address(poolId));
            case AWS -> issuer.equals(atAws(ORIGINAL, poolId)) || issuer.equals(atAws(UPDATED, poolId));
        };
    }

    private static boolean isUpdated(UserPool pool) {
        IssuerConfigurationType configuration = pool.settings().issuerConfiguration();
        return configuration != null && IssuerType.UPDATED.equals(configuration.type());
    }

    private static String atAws(String service, String poolId) {
        return "https://" + service + "." + poolId.substring(0, poolId.indexOf('_')) + ".amazonaws.com/" + poolId;
    }

    /** Where this service answers for a pool, whatever its issuer is called. */
    String address(String poolId) {
        return publicUrl + "/" + poolId;
    }
}
