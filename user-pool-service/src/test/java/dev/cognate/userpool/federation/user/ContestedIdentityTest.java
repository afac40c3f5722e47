package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.TestPool;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Links that change while somebody is on the way in: whoever is first has it, and the other hears the truth. */
@QuarkusTest
class ContestedIdentityTest {
    private static final int PATIENCE = 20;
    private static final Map<String, Object> JANE = Map.of("mail", "jane@example.com");

    @Inject
    TestFederation federation;

    @Inject
    AgroalDataSource database;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ArrivalScene scene;
    private String name;
    private String sub;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(federation);
        name = TestPool.newName();
        sub = scene.local(name);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        scene.close();
    }

    /** Somebody else's transaction, behind which others wait. */
    private final class Queue implements AutoCloseable {
        private final Connection connection;
        private int waiting;

        /** Begins with a statement that locks what the others want. */
        Queue(String statement) throws SQLException {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            execute(statement);
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Starts work and comes back when it waits at the end of the queue. */
        <T> Future<T> join(Callable<T> work) {
            Future<T> joined = threads.submit(work);
            waiting++;
            await().atMost(Duration.ofSeconds(PATIENCE))
                    .untilAsserted(() -> assertThat(waiting()).isEqualTo(waiting));
            return joined;
        }

        private int waiting() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(distinct pid) from pg_locks where not granted"
                            + " and (locktype = 'transactionid' or relation = 'pool_user'::regclass)")) {
                rows.next();
                return rows.getInt(1);
            }
        }

        /** Lets them go on. */
        void dissolve() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    private Queue behind(String user) throws SQLException {
        return new Queue("select 1 from pool_user where sub = '" + user + "' for update");
    }

    private String signIn(String provider, String subject) {
        return scene.signIn(provider, subject, JANE).user().sub().toString();
    }

    private Void disable(String provider, String attribute, String value) {
        scene.disable(provider, attribute, value);
        return null;
    }

    private static <T> T get(Future<T> done) throws Exception {
        return done.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void shouldGiveALinkByAClaimToOneOfTwo() throws Exception {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        try (Queue queue = behind(sub)) {
            Future<String> first = queue.join(() -> signIn("Corporate", "s-1"));
            Future<String> second = queue.join(() -> signIn("Corporate", "s-2"));

            // when
            queue.dissolve();

            // then
            assertThat(get(first)).isEqualTo(sub);
            assertThat(get(second)).isNotEqualTo(sub);
            assertThat(scene.identities(name)).hasSize(1);
        }
    }

    @Test
    void shouldNotSayThatALinkIsGoneWhichTheFirstSignInChanged() throws Exception {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        try (Queue queue = behind(sub)) {
            Future<String> arrival = queue.join(() -> signIn("Corporate", "s-1"));
            Future<Void> change = queue.join(() -> disable("Corporate", "mail", "jane@example.com"));

            // when
            queue.dissolve();

            // then
            assertThat(get(arrival)).isEqualTo(sub);
            assertThatThrownBy(() -> get(change)).hasCauseInstanceOf(UserNotFoundException.class);
            assertThat(scene.identities(name).path(0).path("userId").asText()).isEqualTo("s-1");
        }
    }

    @Test
    void shouldNotRestoreALinkThatIsJustUndone() throws Exception {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        try (Queue queue = behind(sub)) {
            Future<Void> change = queue.join(() -> disable("Corporate", "mail", "jane@example.com"));
            Future<String> arrival = queue.join(() -> signIn("Corporate", "s-1"));

            // when
            queue.dissolve();

            // then
            get(change);
            assertThat(get(arrival)).isNotEqualTo(sub);
            assertThat(scene.attribute(name, "identities")).isNull();
        }
    }

    @Test
    void shouldNotLetInByAnIdentityThatIsJustDisabled() throws Exception {
        // given
        String external = signIn("Google", "123");
        try (Queue queue = behind(external)) {
            Future<Void> change = queue.join(() -> disable("Google", SUBJECT, "123"));
            Future<String> arrival = queue.join(() -> signIn("Google", "123"));

            // when
            queue.dissolve();

            // then
            get(change);
            assertThatThrownBy(() -> get(arrival)).hasCauseInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void shouldBeWhoTheSubjectJustBecame() throws Exception {
        // given
        String other = TestPool.newName();
        String otherSub = scene.local(other);
        scene.link(name, "Corporate", "mail", "jane@example.com");
        String taken =
                "insert into user_identity values ('%s', 'Corporate', 'Cognito_Subject', 's-1', '%s', true, true, now())"
                        .formatted(scene.poolId(), otherSub);
        try (Queue queue = new Queue(taken)) {
            Future<String> arrival = queue.join(() -> signIn("Corporate", "s-1"));

            // when
            queue.dissolve();

            // then
            assertThat(get(arrival)).isEqualTo(otherSub);
            assertThat(scene.identities(name).path(0).path("userId").asText()).isEqualTo("jane@example.com");
        }
    }
}
