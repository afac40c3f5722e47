package dev.cognate.events;

import dev.cognate.testkit.EmbeddedPostgresServer;
import dev.cognate.testkit.PostgresDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a database with the tables as a service's migrations would. */
final class Schema {
    private Schema() {}

    static PostgresDatabase create() {
        PostgresDatabase database = EmbeddedPostgresServer.shared().createDatabase();
        execute(database, read("outbox.sql"));
        execute(database, read("consumed_event.sql"));
        execute(database, "create table handled_event (event_id uuid not null primary key, position serial)");
        return database;
    }

    static void execute(PostgresDatabase database, String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Outbox.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
