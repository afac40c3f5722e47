package dev.cognate.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolCacheTest {
    private final PoolCache<String, String> cache = new PoolCache<>(2);
    private final AtomicInteger loads = new AtomicInteger();

    @BeforeEach
    void connect() {
        cache.resume();
    }

    @Test
    void shouldLoadAValueOnce() {
        assertThat(get("a")).isEqualTo("a1");
        assertThat(get("a")).isEqualTo("a1");
    }

    @Test
    void shouldLoadAgainWhenThePoolChanged() {
        // given
        get("a");

        // when
        cache.forget("pool of a");

        // then
        assertThat(get("a")).isEqualTo("a2");
    }

    @Test
    void shouldKeepValuesOfOtherPools() {
        // given
        get("a");

        // when
        cache.forget("pool of b");

        // then
        assertThat(get("a")).isEqualTo("a1");
    }

    @Test
    void shouldKeepNothingWhileChangesAreNotHeard() {
        // given
        get("a");

        // when
        cache.suspend();

        // then
        assertThat(get("a")).isEqualTo("a2");
        assertThat(get("a")).isEqualTo("a3");
    }

    @Test
    void shouldNotKeepWhatWasReadBeforeAChange() {
        // given
        CompletableFuture<String> slowRead = new CompletableFuture<>();
        cache.get("a", key -> Uni.createFrom().completionStage(slowRead), value -> "pool of a")
                .subscribe()
                .with(value -> {});

        // when
        cache.forget("pool of a");
        slowRead.complete("outdated");

        // then
        assertThat(get("a")).isEqualTo("a1");
    }

    @Test
    void shouldForgetTheLeastRecentlyUsed() {
        // given
        get("a");
        get("b");
        get("a");

        // when
        get("c");

        // then
        assertThat(get("a")).isEqualTo("a1");
        assertThat(get("b")).isEqualTo("b4");
    }

    private String get(String key) {
        return cache.get(
                        key,
                        missing -> Uni.createFrom().item(missing + loads.incrementAndGet()),
                        value -> "pool of " + value.charAt(0))
                .await()
                .atMost(Duration.ofSeconds(1));
    }
}
