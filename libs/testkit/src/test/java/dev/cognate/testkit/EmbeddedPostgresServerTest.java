package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresServerTest {
    private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    private final PostgresDatabase database = server.createDatabase();

    @AfterEach
    void startAgain() {
        server.start();
    }

    @Test
    void shouldBePostgres18() throws SQLException {
        assertThat(query("show server_version")).startsWith("18.");
    }

    @Test
    void shouldFoldLettersOfAllScripts() throws SQLException {
        assertThat(query("select lower('ÄÖ')")).isEqualTo("äö");
    }

    @Test
    void shouldKeepDatabasesApart() throws SQLException {
        // given
        execute("create table t (c int)");

        // when
        PostgresDatabase other = server.createDatabase();

        // then
        try (Connection connection = other.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from t")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void shouldRefuseConnectionsWhenStopped() {
        // when
        server.stop();

        // then
        assertThatThrownBy(() -> query("select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void shouldKeepItsDataOverARestart() throws SQLException {
        // given
        execute("create table t as select 42 as c");

        // when
        server.stop();
        server.start();

        // then
        assertThat(query("select c from t")).isEqualTo("42");
    }

    @Test
    void shouldGiveQuarkusADatabase() {
        assertThat(new PostgresResource().start())
                .hasEntrySatisfying(
                        "quarkus.datasource.reactive.url",
                        url -> assertThat(url).startsWith("postgresql://127.0.0.1:"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
