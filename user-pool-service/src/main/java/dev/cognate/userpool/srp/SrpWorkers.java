package dev.cognate.userpool.srp;

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

/** Threads for arithmetic on big numbers, apart from those of password hashes, which are twenty times slower. */
@ApplicationScoped
public class SrpWorkers {
    private final ThreadPoolExecutor threads;

    SrpWorkers(SrpConfig config) {
        int size = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()),
                Thread.ofPlatform().name("srp-", 0).daemon().factory());
    }

    /**
     * Computes {@code work} on one of the threads; its result comes on the caller's context.
     *
     * <p>Fails with {@link TooManyRequestsException} when too much work waits.
     */
    public <T> Uni<T> run(Supplier<T> work) {
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
