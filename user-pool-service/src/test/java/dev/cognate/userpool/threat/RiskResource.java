package dev.cognate.userpool.threat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Says where the adaptive risk service is; nobody is there until a test starts a {@link RiskEndpoint}. */
public final class RiskResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    RiskEndpoint.URL,
                    "http://127.0.0.1:" + socket.getLocalPort(),
                    // for machines that are busy with other tests
                    "cognate.threat.risk-service.timeout",
                    "2s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // nothing runs
    }
}
