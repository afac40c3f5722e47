package dev.cognate.events;

import dev.cognate.testkit.PostgresDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application a database with the tables of this library. */
public final class EventsDatabase implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        PostgresDatabase database = Schema.create();
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // the database server outlives every test
    }
}
