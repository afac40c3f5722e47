package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What PostgreSQL plans to do to find somebody among 50,000 who come from one provider. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityQueryPlanTest {
    private static final String POOL = "us-east-1_identityplan";
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    @Inject
    AgroalDataSource database;

    @BeforeAll
    void fillPool() throws SQLException {
        execute("""
                insert into user_identity
                    (pool_id, provider, attribute, value_key, sub, linked, enabled, created_at)
                select '%s', 'Google', 'Cognito_Subject', 'subject-' || n, gen_random_uuid(), false, true, now()
                from generate_series(1, 50000) n
                """.formatted(POOL));
        execute("analyze user_identity");
    }

    @AfterAll
    void emptyPool() throws SQLException {
        execute("delete from user_identity where pool_id = '" + POOL + "'");
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void shouldProbeTheKey() throws SQLException {
        // when
        String plan = plan(Map.of(
                "claims", "{\"Cognito_Subject\":\"subject-77\",\"email\":\"jane@example.com\"}",
                "pool", POOL,
                "provider", "Google",
                "subject", "Cognito_Subject"));

        // then
        assertThat(plan)
                .contains("user_identity_pkey", "(value_key)::text = (said.content)::text")
                .doesNotContain("Seq Scan");
    }

    private String plan(Map<String, String> parameters) throws SQLException {
        String sql =
                PARAMETER.matcher(IdentityStore.FIND).replaceAll(match -> "'" + parameters.get(match.group(1)) + "'");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
