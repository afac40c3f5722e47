package dev.cognate.userpool.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Compares how long answers take. Medians of interleaved calls: whatever else the machine does slows both kinds alike. */
public final class Timing {
    /** So many names of each kind: one for each call, so that no limit sets in. */
    public static final int CALLS = 21;

    private static final int WARM_UP = 4;
    private static final double FASTEST = 0.6;
    private static final double SLOWEST = 1.67;

    private Timing() {}

    /** Fails when a call takes longer for names of one kind than for those of another. */
    public static <T> void assertAlike(List<T> knownNames, List<T> unknownNames, Consumer<T> call) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        Iterator<T> nobodies = unknownNames.iterator();
        for (T name : knownNames) {
            known.add(nanos(() -> call.accept(name)));
            unknown.add(nanos(() -> call.accept(nobodies.next())));
        }
        double ratio = (double) median(unknown) / median(known);
        assertThat(ratio)
                .as("unknown %d us, known %d us", median(unknown) / 1_000, median(known) / 1_000)
                .isBetween(FASTEST, SLOWEST);
    }

    private static long nanos(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        List<Long> measured = new ArrayList<>(times.subList(WARM_UP, times.size()));
        Collections.sort(measured);
        return measured.get(measured.size() / 2);
    }
}
