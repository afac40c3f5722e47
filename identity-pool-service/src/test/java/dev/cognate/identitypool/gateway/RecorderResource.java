package dev.cognate.identitypool.gateway;

import dev.cognate.testkit.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Upstreams of the access gateway beside the real servers: a {@link Recorder} as S3 and as a plain API, and one that is down. */
public final class RecorderResource implements QuarkusTestResourceLifecycleManager {
    private static final String PREFIX = "cognate.access-gateway.upstream.";

    @Override
    public Map<String, String> start() {
        int port = FreePort.pick();
        String url = "http://127.0.0.1:" + port;
        Map<String, String> settings = new HashMap<>();
        settings.put("test.recorder.port", String.valueOf(port));
        settings.put("cognate.access-gateway.answer-timeout", "2s");
        settings.put("cognate.access-gateway.max-in-flight", "64");
        settings.put(PREFIX + "recorder.url", url);
        settings.put(PREFIX + "recorder.hosts", "recorder.test");
        settings.put(PREFIX + "recorder.access-key-id", "operator");
        settings.put(PREFIX + "recorder.secret-access-key", "only-the-operator-knows");
        settings.put(PREFIX + "orders.service", "execute-api");
        settings.put(PREFIX + "orders.url", url + "/base");
        settings.put(PREFIX + "orders.stage", "prod");
        settings.put(PREFIX + "gone.url", "http://127.0.0.1:1");
        settings.put(PREFIX + "gone.hosts", "gone.test");
        return settings;
    }

    @Override
    public void stop() {
        // the recorder ends with the JVM
    }
}
