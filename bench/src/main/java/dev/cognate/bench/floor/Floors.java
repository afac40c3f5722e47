package dev.cognate.bench.floor;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Measures the primitives of operations. */
public final class Floors {
    private static final Duration EACH = Duration.ofMillis(600);

    private final String provider = Cryptography.installProvider();
    private final Cryptography cryptography = new Cryptography();
    private final FloorMeter meter = new FloorMeter(Runtime.getRuntime().availableProcessors(), EACH);
    private final UserRow row;

    /** Floors of a service whose database holds this row. */
    public Floors(UserRow row) {
        this.row = row;
    }

    /** Who computes RSA. */
    public String provider() {
        return provider;
    }

    /** Processor seconds of each primitive, measured now, for 0.6 s each. */
    public Map<Primitive, Double> measure(Set<Primitive> primitives) throws InterruptedException {
        Map<Primitive, Double> costs = new EnumMap<>(Primitive.class);
        for (Primitive primitive : primitives) {
            costs.put(primitive, meter.cpuSeconds(() -> work(primitive)));
        }
        return costs;
    }

    private Work work(Primitive primitive) throws Exception {
        return switch (primitive) {
            case RSA_SIGNATURE -> cryptography.signature();
            case RSA_VERIFICATION -> cryptography.verification();
            case ARGON2ID -> cryptography.argon2id();
            case SRP -> cryptography.srp();
            case DATABASE_READ -> new DatabaseRead(row);
        };
    }
}
