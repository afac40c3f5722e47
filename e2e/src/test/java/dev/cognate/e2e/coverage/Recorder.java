package dev.cognate.e2e.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps the body the SDK sent for each operation. */
public final class Recorder implements ExecutionInterceptor {
    private final Map<String, byte[]> bodies = new ConcurrentSkipListMap<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String target =
                context.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
        try (InputStream body =
                context.requestBody().orElseThrow().contentStreamProvider().newStream()) {
            bodies.put(target.substring(target.indexOf('.') + 1), body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last body of each operation. */
    public Map<String, byte[]> bodies() {
        return Map.copyOf(bodies);
    }
}
