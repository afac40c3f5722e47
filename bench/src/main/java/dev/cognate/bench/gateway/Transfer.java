package dev.cognate.bench.gateway;

import java.util.OptionalDouble;

/** What is moved. */
enum Transfer {
    GET_SMALL("read 1 KiB", 1024, false),
    GET("read 1 MiB", 1024 * 1024, false),
    PUT("write 1 MiB", 1024 * 1024, true);

    private static final double AIM = 0.8;

    private final String label;
    private final int bytes;
    private final boolean writes;

    Transfer(String label, int bytes, boolean writes) {
        this.label = label;
        this.bytes = bytes;
        this.writes = writes;
    }

    /** Its name for people. */
    String label() {
        return label;
    }

    /** The size of the object. */
    int bytes() {
        return bytes;
    }

    /** Whether the object is sent; it is fetched otherwise. */
    boolean writes() {
        return writes;
    }

    /** The smallest share of the direct connection's throughput that was set as the aim. */
    OptionalDouble aim() {
        return this == GET_SMALL ? OptionalDouble.empty() : OptionalDouble.of(AIM);
    }
}
