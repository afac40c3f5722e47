package dev.cognate.userpool.worker;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.userpool.context.CallerContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads for work that keeps a processor busy. The queue is bounded, so overload is answered and does not pile up. */
public final class BoundedWorkers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;

    /**
     * Makes the pool; its threads start with its first work.
     *
     * @param name prefix of the threads' names
     * @param size number of threads; one for each processor when empty
     * @param queue how much work may wait
     */
    public BoundedWorkers(String name, OptionalInt size, int queue) {
        int count = size.orElse(Runtime.getRuntime().availableProcessors());
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /**
     * Runs {@code work} on one of the threads; its result comes on the caller's context.
     *
     * <p>Fails with {@link TooManyRequestsException}, and the advice to wait a second, when the queue is full.
     */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallerContext.executor();
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(
                            full -> new RetryLaterException(new TooManyRequestsException("Too many requests"), PAUSE))
                    .emitOn(caller);
        });
    }

    /** Interrupts what runs and forgets what waits. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
