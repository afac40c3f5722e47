package dev.cognate.userpool.domain;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the prefix domains of pools are. */
@ConfigMapping(prefix = "cognate.domain")
public interface DomainConfig {

    /**
     * What follows the prefix in a pool's domain: {@code <prefix>.<suffix>}, without a port. A wildcard DNS record and
     * certificate have to lead there. Unless set it is {@code auth.localhost} when the host of cognate.public-url is this
     * machine, and {@code auth.} before that host otherwise.
     */
    Optional<String> suffix();
}
