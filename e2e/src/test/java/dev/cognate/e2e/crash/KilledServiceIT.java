package dev.cognate.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.e2e.suite.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** kill -9 of user-pool-service while people sign up: nothing acknowledged is lost, no fact is told twice. */
@ExtendWith(SuiteExtension.class)
class KilledServiceIT {
    private static final int BEFORE = 400;
    private static final int AFTER = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SIGNED_UP = "user-signed-up";

    private final Suite suite;
    private final Pool pool;

    KilledServiceIT(Suite suite) {
        this.suite = suite;
        this.pool = Pool.silent(suite);
    }

    @Test
    void shouldKeepEveryAcknowledgedSignUpAndTellEachOnce() {
        // given
        SignUpLoad load = SignUpLoad.start(pool);

        // when
        load.awaitAcknowledged(BEFORE, PATIENCE);
        suite.killUserPoolService();
        load.awaitFailure(PATIENCE);
        suite.startUserPoolService();
        load.awaitAcknowledged(load.acknowledged().size() + AFTER, PATIENCE);
        Map<String, String> acknowledged = load.stop();

        // then
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE + AFTER);
        assertThatCode(() -> acknowledged.keySet().parallelStream().forEach(this::requireUser))
                .doesNotThrowAnyException();
        assertThat(eventIdsBySubject(acknowledged.values()))
                .containsKeys(acknowledged.values().toArray(String[]::new))
                .allSatisfy((subject, ids) -> assertThat(ids).as(subject).hasSize(1));
    }

    private void requireUser(String username) {
        suite.cognito().adminGetUser(request -> request.userPoolId(pool.id()).username(username));
    }

    /** The ids of the sign-up events of this pool, by the user's sub, once everybody expected has one. */
    private Map<String, Set<String>> eventIdsBySubject(Collection<String> expected) {
        try (Topic topic = suite.topic("cognate.user-pool.events.v1")) {
            List<Topic.Fact> facts = topic.readUntil(
                    "a sign-up event for each of " + expected.size() + " users",
                    PATIENCE,
                    read -> bySubject(read).keySet().containsAll(expected));
            return bySubject(facts);
        }
    }

    private Map<String, Set<String>> bySubject(List<Topic.Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.type().contains(SIGNED_UP) && fact.data().contains(pool.id()))
                .collect(Collectors.groupingBy(
                        Topic.Fact::subject, Collectors.mapping(Topic.Fact::id, Collectors.toSet())));
    }
}
