package dev.cognate.userpool.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Compares how long answers take, in interleaved calls: whatever else the machine does slows both kinds alike. A difference
 * counts when it is large (of the medians) and steady (in nearly every pair of neighbouring calls). On a busy machine answers
 * take either one time or twice that, and the median alone is now the one and now the other.
 */
public final class Timing {
    /** So many names of each kind: one for each call, so that no limit sets in. */
    public static final int CALLS = 21;

    private static final int WARM_UP = 4;
    private static final double FASTEST = 0.75;
    private static final double SLOWEST = 1.33;

    /** The largest sum of ranks of the rarer sign. Equal kinds stay below it once in 5,000 times (Wilcoxon signed-rank test). */
    private static final long STEADY = 6;

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
        assertThat(isLarge(known, unknown) && isSteady(known, unknown))
                .as("a known and an unknown name differ: %s and %s us", micros(known), micros(unknown))
                .isFalse();
    }

    private static boolean isLarge(List<Long> known, List<Long> unknown) {
        double ratio = (double) median(unknown) / median(known);
        return ratio < FASTEST || ratio > SLOWEST;
    }

    private static boolean isSteady(List<Long> known, List<Long> unknown) {
        List<Double> ratios = IntStream.range(WARM_UP, known.size())
                .mapToObj(call -> Math.log((double) known.get(call) / unknown.get(call)))
                .sorted(Comparator.comparingDouble(Math::abs))
                .toList();
        long slower = IntStream.range(0, ratios.size())
                .filter(rank -> ratios.get(rank) > 0)
                .map(rank -> rank + 1)
                .sum();
        long all = (long) ratios.size() * (ratios.size() + 1) / 2;
        return Math.min(slower, all - slower) <= STEADY;
    }

    private static List<Long> micros(List<Long> times) {
        return measured(times).stream().map(nanos -> nanos / 1_000).toList();
    }

    private static List<Long> measured(List<Long> times) {
        return times.subList(WARM_UP, times.size()).stream().sorted().toList();
    }

    private static long nanos(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        List<Long> measured = measured(times);
        return measured.get(measured.size() / 2);
    }
}
