package dev.cognate.bench.load;

import java.time.Duration;
import java.util.List;

/**
 * Processor time of other processes together, all their threads, user and system. The operating system counts it in
 * hundredths of a second.
 *
 * @param pids of the processes
 */
public record ProcessCpu(List<Long> pids) {
    /** Of these processes. */
    public ProcessCpu {
        pids = List.copyOf(pids);
    }

    /**
     * What they used since they started.
     *
     * @throws IllegalStateException when one has ended or the system does not tell
     */
    public Duration used() {
        return pids.stream().map(ProcessCpu::used).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration used(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the processor time of process " + pid + " is unknown"));
    }
}
