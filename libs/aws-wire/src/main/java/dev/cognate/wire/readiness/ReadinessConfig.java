package dev.cognate.wire.readiness;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What a service does about unsafe settings. Outside the profiles {@code local}, {@code test} and {@code dev} it does not start with one. */
@ConfigMapping(prefix = "cognate.readiness")
public interface ReadinessConfig {

    /** Names of unsafe settings that are meant so, such as {@code cognate.public-url} on a network of your own. */
    Optional<List<String>> accepted();
}
