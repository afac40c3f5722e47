package dev.cognate.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Callers that each wait for an answer before they ask again (closed loop). */
public final class Load {
    private final ProcessCpu server;

    /** Load on a server process. */
    public Load(ProcessCpu server) {
        this.server = server;
    }

    /**
     * Runs every operation on a thread of its own until the time is over, at least once.
     *
     * @throws IOException when one of them failed; the others are called off
     */
    public Sample run(List<? extends Operation> callers, Duration time) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        try {
            Duration cpuBefore = server.used();
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Future<List<Long>>> results = new ArrayList<>();
            for (Operation caller : callers) {
                results.add(threads.submit(untilEnd(caller, end)));
            }
            LongStream.Builder nanos = LongStream.builder();
            for (Future<List<Long>> result : results) {
                result.get().forEach(nanos::add);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return new Sample(
                    Latencies.of(nanos.build().toArray()),
                    elapsed,
                    server.used().minus(cpuBefore));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<List<Long>> untilEnd(Operation caller, long end) {
        return () -> {
            List<Long> latencies = new ArrayList<>();
            do {
                latencies.add(caller.run());
            } while (System.nanoTime() < end
                    && caller.more()
                    && !Thread.currentThread().isInterrupted());
            return latencies;
        };
    }
}
