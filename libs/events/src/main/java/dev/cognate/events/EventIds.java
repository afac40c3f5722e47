package dev.cognate.events;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** UUIDs of version 7 (RFC 9562, section 5.7) which only grow within one process, also when the clock steps back. */
public final class EventIds {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final EventIds SYSTEM = new EventIds(System::currentTimeMillis);

    private final LongSupplier millis;
    /** Milliseconds and, in the low bits, a counter that runs over into them. */
    private final AtomicLong last = new AtomicLong();

    EventIds(LongSupplier millis) {
        this.millis = millis;
    }

    /** The next id. */
    public static UUID next() {
        return SYSTEM.generate();
    }

    UUID generate() {
        long now = millis.getAsLong() << COUNTER_BITS;
        long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long time = stamp >>> COUNTER_BITS;
        long counter = stamp & ((1L << COUNTER_BITS) - 1);
        return new UUID(time << 16 | VERSION_7 | counter, RANDOM.nextLong() & RANDOM_MASK | VARIANT);
    }
}
