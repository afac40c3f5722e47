package dev.cognate.userpool.password;

import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.userpool.context.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads for work that costs tens of milliseconds of processor time. Its queue is bounded, so overload is answered. */
@ApplicationScoped
class HashPool {
    private final ThreadPoolExecutor threads;

    HashPool(PasswordConfig config) {
        int size = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()),
                Thread.ofPlatform().name("password-hash-", 0).daemon().factory());
    }

    /**
     * Runs {@code work} on a thread of the pool; its result comes on the caller's context.
     *
     * <p>Fails with {@link TooManyRequestsException} when the queue is full.
     */
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallerContext.executor();
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(full -> new TooManyRequestsException("Too many requests"))
                    .emitOn(caller);
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
