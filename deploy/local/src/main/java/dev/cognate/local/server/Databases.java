package dev.cognate.local.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Each service has a database of its own on one server. */
public final class Databases {
    private static final String TIMEOUT_SECONDS = "5";

    private Databases() {}

    static boolean answers(DatabaseServer server) {
        try (Connection connection = connect(server)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Creates those of {@code names} that do not exist yet.
     *
     * @throws StartFailure when the server does not let us
     */
    public static void create(DatabaseServer server, List<String> names) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            Set<String> existing = new HashSet<>();
            try (ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
                while (rows.next()) {
                    existing.add(rows.getString(1));
                }
            }
            for (String name : names) {
                if (!existing.contains(name)) {
                    statement.executeUpdate("CREATE DATABASE \"" + name + "\"");
                }
            }
        } catch (SQLException e) {
            throw new StartFailure(
                    "cannot create the databases " + names + " on " + server.host() + ":" + server.port() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Reads a URL such as {@code postgresql://user:password@db.example.com:5432}.
     *
     * @throws StartFailure when it is no such URL
     */
    public static DatabaseServer parse(String url) {
        try {
            URI uri = URI.create(url.replaceFirst("^(jdbc:)?postgres(ql)?:", "postgresql:"));
            if (uri.getHost() == null || uri.getRawUserInfo() == null) {
                throw new IllegalArgumentException("host or user is missing");
            }
            String[] user = uri.getRawUserInfo().split(":", 2);
            int port = uri.getPort() == -1 ? 5432 : uri.getPort();
            return new DatabaseServer(uri.getHost(), port, decode(user[0]), user.length > 1 ? decode(user[1]) : "");
        } catch (IllegalArgumentException e) {
            // the value is not repeated: it may hold a password
            throw new StartFailure("COGNATE_POSTGRES_URL must look like postgresql://user:password@host:5432", e);
        }
    }

    private static String decode(String part) {
        return java.net.URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Connection connect(DatabaseServer server) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(server.jdbcUrl("postgres"), properties);
    }
}
