package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the SMS port to the {@link WebhookReceiver}. */
public final class SmsResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "cognate.message.sms.webhook-url", WebhookReceiver.shared().url());
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        WebhookReceiver.shared().start();
    }
}
