package dev.cognate.identitypool.sts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The security token service. */
@ConfigMapping(prefix = "cognate.sts")
public interface StsConfig {

    /**
     * Whether GetWebIdentityToken issues tokens that tell services elsewhere who a user or role of IAM is. Their issuer is
     * {@code <cognate.public-url>/sts}, where discovery finds their keys. AWS has an account switch it on as well.
     */
    @WithDefault("false")
    boolean webIdentityTokens();
}
