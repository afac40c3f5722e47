package dev.cognate.testkit;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of the {@link EmbeddedPostgresServer}.
 *
 * @param host where the server listens
 * @param port where the server listens
 * @param name of the database
 */
public record PostgresDatabase(String host, int port, String name) {
    /** The name to connect with, a superuser. */
    public String username() {
        return "postgres";
    }

    /** The server accepts any password; clients insist on having one. */
    public String password() {
        return "postgres";
    }

    /** The address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** The address for the Vert.x client, without user and password. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** Connections without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(username());
        source.setPassword(password());
        return source;
    }
}
