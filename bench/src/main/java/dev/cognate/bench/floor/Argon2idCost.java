package dev.cognate.bench.floor;

/**
 * What one password hash costs (RFC 9106 §4). The service is started with the same numbers, so that the floor is of the
 * hash it computes.
 */
public final class Argon2idCost {
    /** Memory in KiB. */
    public static final int MEMORY_KIB = 19_456;

    /** Passes over the memory. */
    public static final int ITERATIONS = 2;

    /** Lanes. */
    public static final int PARALLELISM = 1;

    private Argon2idCost() {}
}
