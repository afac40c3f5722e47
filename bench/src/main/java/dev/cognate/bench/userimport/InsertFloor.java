package dev.cognate.bench.userimport;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Properties;
import java.util.UUID;

/**
 * What cannot be avoided: the rows of the same users and their names, in transactions of as many, each a batch of the plain
 * driver. It checks nothing and tells nobody.
 */
final class InsertFloor {
    private static final String USER = """
            insert into pool_user (pool_id, sub, username, status, enabled, attributes, tokens_valid_from, created_at,
                modified_at, search_email, search_name)
            values (?, ?, ?, 'RESET_REQUIRED', true, cast(? as jsonb), now(), now(), now(), ?, 'jane roe')
            """;
    private static final String NAME =
            "insert into user_alias (pool_id, kind, value_key, sub) values (?, 'USERNAME', ?, ?)";
    private static final String POOL = "us-east-1_FloorOfIt";

    private final Properties settings;
    private final int batch;

    InsertFloor(Properties settings, int batch) {
        this.settings = settings;
        this.batch = batch;
    }

    Cost insert(People people) throws SQLException {
        var threads = ManagementFactory.getThreadMXBean();
        try (Connection connection = DriverManager.getConnection(
                        settings.getProperty("quarkus.datasource.jdbc.url"),
                        settings.getProperty("quarkus.datasource.username"),
                        settings.getProperty("quarkus.datasource.password"));
                PreparedStatement user = connection.prepareStatement(USER);
                PreparedStatement name = connection.prepareStatement(NAME)) {
            connection.setAutoCommit(false);
            long cpu = threads.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            Iterator<String> names = people.names().iterator();
            while (names.hasNext()) {
                for (int row = 0; row < batch && names.hasNext(); row++) {
                    add(user, name, names.next());
                }
                name.executeBatch();
                user.executeBatch();
                connection.commit();
            }
            return new Cost(
                    people.count(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu));
        }
    }

    private static void add(PreparedStatement user, PreparedStatement name, String username) throws SQLException {
        UUID sub = UUID.randomUUID();
        String email = People.email(username);
        user.setString(1, POOL);
        user.setObject(2, sub);
        user.setString(3, username);
        user.setString(4, "{\"email\":\"%s\",\"email_verified\":\"true\",\"name\":\"Jane Roe\"}".formatted(email));
        user.setString(5, email);
        user.addBatch();
        name.setString(1, POOL);
        name.setString(2, username);
        name.setObject(3, sub);
        name.addBatch();
    }
}
