package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the application to the {@link EmbeddedRedisServer}. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.redis.hosts", EmbeddedRedisServer.shared().url());
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        EmbeddedRedisServer.shared().start();
    }
}
