package dev.cognate.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The PostgreSQL server of this JVM.
 *
 * @param control stops and starts it
 */
public record EmbeddedPostgresServer(ServerControl control) {
    /** The server, started if it was not yet. */
    public static EmbeddedPostgresServer shared() {
        return new EmbeddedPostgresServer(SharedServers.get(PostgresServer.class, ServerControl.class));
    }

    /** Makes a new, empty database. */
    public PostgresDatabase createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        PostgresDatabase postgres = new PostgresDatabase("127.0.0.1", control.getPort(), "postgres");
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a database", e);
        }
        return new PostgresDatabase("127.0.0.1", control.getPort(), name);
    }

    /** {@link ServerControl#stop()}: connections break, new ones are refused. */
    public void stop() {
        control.stop();
    }

    /** {@link ServerControl#start()}: databases are as they were. */
    public void start() {
        control.start();
    }
}
