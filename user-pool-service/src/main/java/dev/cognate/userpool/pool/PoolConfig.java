package dev.cognate.userpool.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The AWS names this installation goes by. */
@ConfigMapping(prefix = "cognate.aws")
public interface PoolConfig {

    /** The region in pool ids and ARNs; clients read it from there and sign for it. */
    @WithDefault("us-east-1")
    String region();

    /** The account in ARNs: twelve digits. */
    @WithDefault("000000000000")
    String accountId();
}
