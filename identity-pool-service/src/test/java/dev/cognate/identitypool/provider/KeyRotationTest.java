package dev.cognate.identitypool.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.outside.OutsideWorld;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of providers change. */
@QuarkusTest
class KeyRotationTest {
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
    }

    @AfterEach
    void putBack() {
        TestClock.reset();
        pool.close();
    }

    @Test
    void shouldFindANewKeyAfterThePause() {
        // given
        String id = pool.identity(pool.login("alice"));
        pool.first().rotate();

        // when
        TestClock.advance(Duration.ofSeconds(31));

        // then
        assertThat(pool.identity(pool.login("alice"))).isEqualTo(id);
    }

    @Test
    void shouldUseOldKeysWhileTheirProviderDoesNotAnswer() {
        // given
        String id = pool.identity(pool.login("alice"));
        OutsideWorld.get()
                .put(pool.first().keySetPath(), (query, authorization, body) -> new OutsideWorld.Answer(500, ""));

        // when
        TestClock.advance(Duration.ofHours(2));
        long expiry = Instant.now().plus(Duration.ofHours(5)).getEpochSecond();

        // then
        assertThat(pool.identity(Map.of(
                        pool.first().provider(), pool.first().token("alice", claims -> claims.put("exp", expiry)))))
                .isEqualTo(id);
    }
}
