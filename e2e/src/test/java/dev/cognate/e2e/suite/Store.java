package dev.cognate.e2e.suite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The database of user-pool-service, looked at from outside. */
public final class Store {
    /**
     * A refused request may still count an attempt, report it or enter the history of sign-ins; everything else must
     * stay as it was.
     */
    private static final Set<String> MAY_CHANGE = Set.of(
            "auth_event",
            "consumed_event",
            "failed_attempt",
            "flyway_schema_history",
            "once_marker",
            "outbox",
            "outbox_shard");

    private static final Duration PURGE_PATIENCE = Duration.ofSeconds(60);

    private final String jdbcUrl;

    Store(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * A digest of all rows of each table that holds what users would miss. What was deleted before is waited for: its
     * rows go in the background.
     */
    public Map<String, String> digests() {
        Awaitility.await("purges").atMost(PURGE_PATIENCE).until(this::nothingLeftToPurge);
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            Map<String, String> digests = new TreeMap<>();
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                + " from " + table + " t")) {
                    rows.next();
                    digests.put(table, rows.getString(1));
                }
            }
            return digests;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement. Gives how many rows it touched. */
    public int update(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean nothingLeftToPurge() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select exists (select from group_purge) or exists (select from pool_purge)")) {
            waiting.next();
            return !waiting.getBoolean(1);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select tablename from pg_tables where schemaname = current_schema() order by tablename")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        tables.removeAll(MAY_CHANGE);
        return tables;
    }
}
