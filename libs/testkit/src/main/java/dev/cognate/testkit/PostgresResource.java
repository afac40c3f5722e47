package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application an empty database of its own. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        PostgresDatabase database = EmbeddedPostgresServer.shared().createDatabase();
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        EmbeddedPostgresServer.shared().start();
    }
}
