package dev.cognate.local.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this process, which can be called off. Thread-safe. */
public final class Waiting {
    private static final Duration STEP = Duration.ofMillis(60);

    private final CountDownLatch calledOff = new CountDownLatch(1);

    /** Ends every wait, now and later. */
    public void callOff() {
        calledOff.countDown();
    }

    /** Whether waits have been called off. */
    public boolean isCalledOff() {
        return calledOff.getCount() == 0;
    }

    /** Waits for {@code time}; false when it was called off. */
    public boolean pause(Duration time) {
        try {
            return !calledOff.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks {@code condition} again and again; false when it did not hold within {@code patience} or was called off. */
    public boolean until(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pause(STEP)) {
                return false;
            }
        }
        return true;
    }
}
