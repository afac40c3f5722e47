package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.UserPool;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL plans to do for each filter in a pool of 20,000 users: walk an index, never read the table. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserQueryPlanTest {
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    @Inject
    AgroalDataSource database;

    private UserPool pool;

    @BeforeAll
    void fillPools() throws SQLException {
        pool = new UserPool(
                "us-east-1_plan" + UUID.randomUUID().toString().substring(0, 5),
                UserPoolType.builder().build());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String id : new String[] {pool.id(), pool.id() + "b"}) {
                statement.execute("""
                        insert into pool_user (pool_id, sub, username, status, enabled, attributes, tokens_valid_from,
                            created_at, modified_at, search_email, search_phone, search_name, search_given_name,
                            search_family_name, search_preferred)
                        select '%s', gen_random_uuid(), 'user' || n,
                            case when n %% 200 = 0 then 'UNCONFIRMED' else 'CONFIRMED' end, n %% 500 <> 0, '{}', now(),
                            now(), now(), 'user' || n || '@example.com', '+1555' || n, 'name' || n, 'given' || n,
                            'family' || n, 'preferred' || n
                        from generate_series(1, 20000) n
                        """.formatted(id));
                statement.execute("""
                        insert into user_alias (pool_id, kind, value_key, sub)
                        select pool_id, 'USERNAME', username, sub from pool_user where pool_id = '%s'
                        """.formatted(id));
            }
            statement.execute("analyze pool_user");
            statement.execute("analyze user_alias");
        }
    }

    @AfterAll
    void emptyPools() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from user_alias where pool_id like 'us-east-1\\_plan%'");
            statement.execute("delete from pool_user where pool_id like 'us-east-1\\_plan%'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, pool_user_pkey",
                "`sub = \"00000000-0000-4000-8000-000000000000\"`, pool_user_pkey",
                "`sub ^= \"a1b\"`, pool_user_pkey",
                "`username = \"user77\"`, pool_user_username",
                "`username ^= \"user77\"`, pool_user_username",
                "`email = \"user77@example.com\"`, pool_user_email",
                "`email ^= \"user77\"`, pool_user_email",
                "`phone_number ^= \"+155512\"`, pool_user_phone",
                "`name ^= \"name12\"`, pool_user_name",
                "`given_name = \"given12\"`, pool_user_given_name",
                "`family_name ^= \"family12\"`, pool_user_family_name",
                "`preferred_username = \"preferred12\"`, pool_user_preferred",
                "`status = \"Disabled\"`, pool_user_enabled",
                "`cognito:user_status = \"UNCONFIRMED\"`, pool_user_status",
            })
    void shouldWalkAnIndex(String filter, String index) throws SQLException {
        assertThat(plan(filter, null)).contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void shouldGoOnInTheIndexOnLaterPages() throws SQLException {
        // given
        PageTokens.Place place = new PageTokens.Place(
                "list", "user500@example.com", UUID.randomUUID().toString(), 0);

        // when
        String plan = plan("email ^= \"user\"", place);

        // then
        assertThat(plan).contains("pool_user_email").doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    @Test
    void shouldProbeTwoKeysForTheUserOfAName() throws SQLException {
        // given
        Map<String, String> parameters = Map.of("pool", pool.id(), "kinds", "USERNAME", "key", "user77");

        // when
        String plan = explain(
                PARAMETER.matcher(UserStore.BY_NAME).replaceAll(match -> "'" + parameters.get(match.group(1)) + "'"));

        // then
        assertThat(plan).contains("user_alias_pkey", "pool_user_pkey").doesNotContain("Seq Scan");
    }

    private String plan(String filter, PageTokens.Place after) throws SQLException {
        UserQuery query = UserQuery.of(pool, UserFilter.parse(filter), after);
        return explain(PARAMETER
                        .matcher(query.sql())
                        .replaceAll(match -> literal(query.parameters().get(match.group(1))))
                + " limit 61");
    }

    private String explain(String sql) throws SQLException {
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

    private static String literal(Object value) {
        return value instanceof Boolean
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
