package dev.cognate.bench.report;

import java.util.List;

/**
 * Where it was measured.
 *
 * @param processors the JVM may use
 * @param javaVersion of service and benchmark alike
 * @param jvmOptions of the service
 * @param rsaProvider who computes RSA
 */
public record Machine(int processors, String javaVersion, List<String> jvmOptions, String rsaProvider) {
    public Machine {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
