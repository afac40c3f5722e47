package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.userpool.Api;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

@QuarkusTest
class DeletedPoolTest {
    @Inject
    Directory directory;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldLeaveNoRowOfADeletedPoolInAnyTable() throws SQLException {
        // given
        String poolId;
        try (CognitoIdentityProviderClient api = Api.signed()) {
            poolId = Api.newPool(api, request -> {}).id();
            Api.newClient(api, poolId, request -> {});
            directory.create(poolId, "alice", Map.of("email", "alice@example.com"));
            addUsers(poolId, 5_000);

            // when
            api.deleteUserPool(request -> request.userPoolId(poolId));
        }

        // then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tablesWithRowsOf(poolId)).isEmpty());
    }

    @Test
    void shouldEstimateTheUsersOfALargePool() throws SQLException {
        try (CognitoIdentityProviderClient api = Api.signed()) {
            // given
            String poolId = Api.newPool(api, request -> {}).id();
            addUsers(poolId, 5_000);

            // when
            int users = api.describeUserPool(request -> request.userPoolId(poolId))
                    .userPool()
                    .estimatedNumberOfUsers();

            // then
            assertThat(users).isBetween(2_500, 10_000);
        }
    }

    private void addUsers(String poolId, int count) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into pool_user (pool_id, sub, username, status, enabled, attributes, tokens_valid_from,
                        created_at, modified_at)
                    select '%s', gen_random_uuid(), 'n' || n, 'CONFIRMED', true, '{}', now(), now(), now()
                    from generate_series(1, %d) n
                    """.formatted(poolId, count));
            statement.execute("analyze pool_user");
        }
    }

    private List<String> tablesWithRowsOf(String poolId) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> all = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(
                    "select table_name from information_schema.columns where column_name = 'pool_id'")) {
                while (names.next()) {
                    all.add(names.getString(1));
                }
            }
            for (String table : all) {
                try (ResultSet rows = statement.executeQuery(
                        "select 1 from " + table + " where pool_id = '" + poolId + "' limit 1")) {
                    if (rows.next()) {
                        tables.add(table);
                    }
                }
            }
        }
        return tables;
    }
}
