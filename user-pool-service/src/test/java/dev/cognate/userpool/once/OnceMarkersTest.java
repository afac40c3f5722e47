package dev.cognate.userpool.once;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnceMarkersTest {
    private static final String POOL = "us-east-1_Once";
    private static final Duration VALIDITY = Duration.ofMinutes(3);

    @Inject
    OnceMarkers markers;

    @Inject
    RedisAPI redis;

    private final String marker = "test:" + UUID.randomUUID();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private boolean claim(String poolId) throws Throwable {
        return await(() -> markers.claim(poolId, marker, VALIDITY));
    }

    @Test
    void shouldBeClaimedByOneOfManyAtOnce() throws Throwable {
        // when
        List<Boolean> outcomes = await(() -> Uni.join()
                .all(Stream.generate(() -> markers.claim(POOL, marker, VALIDITY))
                        .limit(24)
                        .toList())
                .andFailFast());

        // then
        assertThat(outcomes).containsOnlyOnce(true).hasSize(24);
    }

    @Test
    void shouldStayClaimedWhenRedisLosesEverything() throws Throwable {
        // given
        assertThat(claim(POOL)).isTrue();

        // when
        await(() -> redis.flushall(List.of()));

        // then
        assertThat(claim(POOL)).isFalse();
    }

    @Test
    void shouldBelongToOnePool() throws Throwable {
        // given
        assertThat(claim(POOL)).isTrue();

        // then
        assertThat(claim("us-east-1_Other")).isTrue();
    }

    @Test
    void shouldBeFreeAgainWhenItExpired() throws Throwable {
        // given
        claim(POOL);

        // when
        TestClock.advance(VALIDITY);

        // then
        assertThat(claim(POOL)).isTrue();
        assertThat(claim(POOL)).isFalse();
    }
}
