package dev.cognate.userpool.throttle;

import dev.cognate.userpool.context.CallerContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks Redis, and does without it while it is away. After a failure one call in two seconds tries Redis again; the others
 * do not wait for it.
 */
@ApplicationScoped
public class RedisFirst {
    private static final Logger LOG = Logger.getLogger(RedisFirst.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long REST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long HEALTHY = 0;

    private final RedisAPI redis;
    private final AtomicLong restsUntil = new AtomicLong(HEALTHY);

    RedisFirst(RedisAPI redis) {
        this.redis = redis;
    }

    /**
     * Runs a command; {@code otherwise} when Redis rests, fails or does not answer within 250 ms. The result comes on
     * the caller's context.
     *
     * @param command must be harmless when it takes effect and its answer is lost
     */
    public <T> Uni<T> call(Function<RedisAPI, Uni<T>> command, Supplier<Uni<T>> otherwise) {
        return Uni.createFrom().deferred(() -> {
            if (!mayTry()) {
                return otherwise.get();
            }
            Executor caller = CallerContext.executor();
            return Uni.createFrom()
                    .deferred(() -> command.apply(redis))
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail()
                    .emitOn(caller)
                    .invoke(() -> restsUntil.set(HEALTHY))
                    .onFailure()
                    .invoke(this::rest)
                    .onFailure()
                    .recoverWithUni(failure -> otherwise.get());
        });
    }

    private boolean mayTry() {
        long until = restsUntil.get();
        long now = System.nanoTime();
        return until == HEALTHY || (now - until >= 0 && restsUntil.compareAndSet(until, now + REST_NANOS));
    }

    private void rest(Throwable failure) {
        if (restsUntil.getAndSet(System.nanoTime() + REST_NANOS) == HEALTHY) {
            LOG.warnf("Redis does not answer (%s); PostgreSQL stands in", failure);
        }
    }
}
