package dev.cognate.wire.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who an installation is: what ARNs and pool ids name, and where the world finds it. */
// Every feature's own mapping is below this prefix, so unknown properties cannot be refused:
// smallrye.config.mapping.validate-unknown in META-INF/microprofile-config.properties.
@ConfigMapping(prefix = "cognate")
public interface AccountConfig {

    /** The account that ARNs name: twelve digits. */
    @WithDefault("000000000000")
    String accountId();

    /** The AWS region that ARNs name and pool ids begin with. */
    @WithDefault("us-east-1")
    String region();

    /** Where clients and browsers reach this installation; issuers of tokens and links in messages begin with it. */
    @WithDefault("http://localhost:9229")
    String publicUrl();
}
