package dev.cognate.identitypool.gateway;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of a gateway that is not the service's own. */
public final class TestSettings {
    private static final int PRIORITY = 100;

    private TestSettings() {}

    /** The defaults, but for these, whose names stand there without {@code cognate.access-gateway.}. */
    public static GatewayConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withDefaultValues(settings.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> "cognate.access-gateway." + entry.getKey(), Map.Entry::getValue)))
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
