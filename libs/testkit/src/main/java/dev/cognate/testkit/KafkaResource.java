package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the application to the {@link EmbeddedKafkaBroker}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", EmbeddedKafkaBroker.shared().bootstrapServers());
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        EmbeddedKafkaBroker.shared().start();
    }
}
