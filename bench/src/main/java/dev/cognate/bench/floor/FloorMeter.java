package dev.cognate.bench.floor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures processor time, not time on the clock, so that other work on the machine counts little. Works on as many
 * threads as there are processors: under load the service shares caches and memory with itself as well.
 */
final class FloorMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int threads;
    private final Duration time;

    FloorMeter(int threads, Duration time) {
        this.threads = threads;
        this.time = time;
    }

    /** What one thread did. */
    record Effort(long operations, long cpuNanos) {}

    /** Processor seconds of doing the work once. */
    double cpuSeconds(Callable<? extends Work> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Effort> efforts = new ArrayList<>();
            for (Future<Effort> effort : pool.invokeAll(java.util.Collections.nCopies(threads, repeat(work)))) {
                efforts.add(effort.get());
            }
            return perOperation(efforts);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a floor cannot be measured", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    static double perOperation(List<Effort> efforts) {
        long operations = efforts.stream().mapToLong(Effort::operations).sum();
        long cpuNanos = efforts.stream().mapToLong(Effort::cpuNanos).sum();
        return cpuNanos / 1e9 / operations;
    }

    private Callable<Effort> repeat(Callable<? extends Work> source) {
        return () -> {
            try (Work work = source.call()) {
                work.once();
                long begin = System.nanoTime();
                long cpuBefore = THREADS.getCurrentThreadCpuTime();
                long operations = 0;
                while (System.nanoTime() - begin < time.toNanos()) {
                    work.once();
                    operations++;
                }
                return new Effort(operations, THREADS.getCurrentThreadCpuTime() - cpuBefore);
            }
        };
    }
}
