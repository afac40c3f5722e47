package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points triggers to the {@link FunctionEndpoint}. */
public final class FunctionResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "cognate.trigger.lambda.endpoint", FunctionEndpoint.shared().url());
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        FunctionEndpoint.shared().control().start();
    }
}
