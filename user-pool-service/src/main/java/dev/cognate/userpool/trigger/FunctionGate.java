package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.TooManyRequestsException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Lets a bounded number of calls through to one function, and none for a while after several in a row went unanswered, so
 * that a function that hangs does not hold up everybody.
 */
final class FunctionGate {
    private final TriggerConfig config;
    private final Clock clock;
    private final Semaphore free;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    FunctionGate(TriggerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.free = new Semaphore(config.maxInFlight());
    }

    /** Fails at once when the gate is closed, and with {@link TooManyRequestsException} when it is full. */
    <T> Uni<T> pass(Supplier<Uni<T>> call) {
        if (clock.instant().isBefore(closedUntil.get())) {
            return Uni.createFrom().failure(new InvocationFailure.Silence());
        }
        if (!free.tryAcquire()) {
            return Uni.createFrom().failure(new TooManyRequestsException("Too many requests"));
        }
        return Uni.createFrom().deferred(() -> call.get()).onTermination().invoke((item, failure, cancelled) -> {
            free.release();
            if (!cancelled) {
                note(failure);
            }
        });
    }

    private void note(Throwable failure) {
        if (!(failure instanceof InvocationFailure.Silence)) {
            unanswered.set(0);
        } else if (unanswered.incrementAndGet() >= config.circuit().failures()) {
            unanswered.set(0);
            closedUntil.set(clock.instant().plus(config.circuit().pause()));
        }
    }
}
