package dev.cognate.userpool.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.testkit.EmbeddedRedisServer;
import dev.cognate.userpool.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailedAttemptsTest {
    private static final String POOL = "us-east-1_Throttled";

    @Inject
    FailedAttempts attempts;

    @Inject
    RedisAPI redis;

    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void reset() {
        TestClock.reset();
        EmbeddedRedisServer.shared().start();
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private void fail(int times) throws Throwable {
        for (int i = 0; i < times; i++) {
            await(() -> attempts.failed(POOL, AttemptKind.PASSWORD, subject));
        }
    }

    private void failUnchecked() {
        try {
            fail(1);
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    private void require() throws Throwable {
        await(() -> attempts.requireAllowed(POOL, AttemptKind.PASSWORD, subject));
    }

    private void assertLocked() {
        assertThatThrownBy(this::require)
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("NotAuthorizedException"))
                .hasMessage("Password attempts exceeded");
    }

    private void assertAllowed() {
        assertThatCode(this::require).doesNotThrowAnyException();
    }

    @Test
    void shouldLockWithTheFifthFailure() throws Throwable {
        // given
        assertAllowed();
        fail(4);
        assertAllowed();

        // when
        fail(1);

        // then
        assertLocked();
    }

    @Test
    void shouldDoubleTheTimeWithEachFailure() throws Throwable {
        // given
        fail(12);

        // when / then
        TestClock.advance(Duration.ofSeconds(120));
        assertLocked();
        TestClock.advance(Duration.ofSeconds(9));
        assertAllowed();
    }

    @Test
    void shouldLockForFifteenMinutesAtMost() throws Throwable {
        // given
        fail(40);

        // when / then
        TestClock.advance(Duration.ofMinutes(14));
        assertLocked();
        TestClock.advance(Duration.ofMinutes(1));
        assertAllowed();
    }

    @Test
    void shouldCountAnewAfterSuccess() throws Throwable {
        // given
        fail(4);
        await(() -> attempts.succeeded(POOL, AttemptKind.PASSWORD, subject));

        // when
        fail(4);

        // then
        assertAllowed();
    }

    @Test
    void shouldCountAnewAfterFifteenQuietMinutes() throws Throwable {
        // given
        fail(6);
        TestClock.advance(Duration.ofMinutes(16));

        // when
        fail(4);

        // then
        assertAllowed();
    }

    @Test
    void shouldAdviseToWaitUntilTheLockIsOver() throws Throwable {
        // given
        fail(12);

        // then
        assertThatThrownBy(this::require)
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        refusal -> assertThat(refusal.retryAfter())
                                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(128)));
    }

    @Test
    void shouldNotLetARightGuessPassALockThatOtherGuessesSet() throws Throwable {
        // given: a right guess that was let in before others failed
        assertAllowed();
        fail(6);

        // when / then
        assertThatThrownBy(() -> await(() -> attempts.succeeded(POOL, AttemptKind.PASSWORD, subject)))
                .hasMessage("Password attempts exceeded");
        assertLocked();
    }

    @Test
    void shouldUnlockWhoIsForgiven() throws Throwable {
        // given
        fail(12);

        // when
        await(() -> attempts.forgive(POOL, AttemptKind.PASSWORD, subject));

        // then
        assertAllowed();
    }

    @Test
    void shouldRememberTheLongestLockOfFailuresAtOnce() throws Throwable {
        // when: each from a thread and in a transaction of its own
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<CompletableFuture<Void>> failures = Stream.generate(
                            () -> CompletableFuture.runAsync(this::failUnchecked, threads))
                    .limit(12)
                    .toList();
            failures.forEach(CompletableFuture::join);
        }

        // then
        TestClock.advance(Duration.ofSeconds(100));
        assertLocked();
    }

    @Test
    void shouldStayLockedWhenRedisForgetsEverything() throws Throwable {
        // given
        fail(12);

        // when
        await(() -> redis.flushall(List.of()));

        // then
        assertLocked();
    }

    @Test
    void shouldLockAndUnlockWhileRedisIsAway() throws Throwable {
        // given
        EmbeddedRedisServer.shared().stop();

        // when
        fail(12);

        // then
        assertLocked();
        await(() -> attempts.forgive(POOL, AttemptKind.PASSWORD, subject));
        assertAllowed();
    }

    @Test
    void shouldNotWaitLongForASilentRedis() throws Throwable {
        // given
        EmbeddedRedisServer.shared().pause();
        long start = System.nanoTime();

        // when
        try {
            for (int i = 0; i < 10; i++) {
                assertAllowed();
            }
        } finally {
            EmbeddedRedisServer.shared().resume();
        }

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
