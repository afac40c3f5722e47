package dev.cognate.wire.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account and region that ARNs and pool ids name. */
@ConfigMapping(prefix = "cognate")
public interface AccountConfig {

    /** Twelve digits. */
    @WithDefault("000000000000")
    String accountId();

    /** An AWS region name. */
    @WithDefault("us-east-1")
    String region();
}
