package dev.cognate.bench.load;

import java.time.Duration;

/**
 * Processor time of another process, all its threads, user and system. The operating system counts it in hundredths of a
 * second.
 *
 * @param pid of the process
 */
public record ProcessCpu(long pid) {

    /**
     * What it used since it started.
     *
     * @throws IllegalStateException when it has ended or the system does not tell
     */
    public Duration used() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the processor time of process " + pid + " is unknown"));
    }
}
