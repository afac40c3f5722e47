package dev.cognate.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.testkit.EmbeddedMailServer;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Imports that are killed in the middle of a transaction, and those that meet what nobody has foreseen. */
@QuarkusTest
class ImportInterruptedTest {
    private static final int USERS = 2_500;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldLoseNobodyAndImportNobodyTwiceWhenItsConnectionsAreCut() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(USERS));
        scene.start(job);

        // when
        for (int cut = 1; cut <= 3; cut++) {
            long before = scene.describe(job).importedUsers();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.describe(job).importedUsers() > before);
            cutTheConnectionOfTheImport();
        }
        UserImportJobType ended = scene.awaitEnd(job);

        // then
        assertThat(ended.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(List.of(ended.importedUsers(), ended.skippedUsers(), ended.failedUsers()))
                .containsExactly((long) USERS, 0L, 0L);
        assertThat(names(scene))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, USERS)
                        .mapToObj(number -> "user-" + number)
                        .toList());
        assertThat(count("user_alias", scene)).isEqualTo(USERS);
    }

    @Test
    void shouldPassOverARowTheDatabaseRefuses() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        execute("alter table pool_user add constraint only_for_this_test check (username <> 'user-7') not valid");

        try {
            // when
            UserImportJobType job = scene.run(ImportScene.rows(150));

            // then
            assertThat(List.of(job.importedUsers(), job.skippedUsers(), job.failedUsers()))
                    .containsExactly(149L, 0L, 1L);
            assertThat(count("pool_user", scene)).isEqualTo(149);
        } finally {
            execute("alter table pool_user drop constraint only_for_this_test");
        }
    }

    @Test
    void shouldEndWithItsPool() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(USERS));
        scene.start(job);
        await().until(() -> scene.describe(job).importedUsers() > 0);

        // when
        scene.admin().deleteUserPool(request -> request.userPoolId(scene.poolId()));

        // then
        for (String table : List.of("pool_user", "user_import_job", "user_import_piece")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(count(table, scene)).isZero());
        }
    }

    @Test
    void shouldSendNobodyAMessage() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        scene.run(ImportScene.HEADER + "quiet,quiet@example.com,true\n");

        // then
        assertThat(EmbeddedMailServer.shared().mailsTo("quiet@example.com")).isEmpty();
    }

    /** What the death of an instance looks like to the database. */
    private void cutTheConnectionOfTheImport() throws SQLException {
        execute("select pg_terminate_backend(l.pid) from pg_locks l join pg_class c on c.oid = l.relation"
                + " where c.relname = 'user_import_job' and l.mode = 'RowShareLock' and l.pid <> pg_backend_pid()");
    }

    private List<String> names(ImportScene scene) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select username from pool_user where pool_id = '" + scene.poolId() + "'")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private long count(String table, ImportScene scene) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + table + " where pool_id = '" + scene.poolId() + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
