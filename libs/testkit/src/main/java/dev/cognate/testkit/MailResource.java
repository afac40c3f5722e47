package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the mailer to the {@link EmbeddedMailServer} instead of the mock that tests get otherwise. */
public final class MailResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port",
                        String.valueOf(EmbeddedMailServer.shared().port()),
                "quarkus.mailer.start-tls", "DISABLED",
                "quarkus.mailer.mock", "false");
    }

    /** The server is shared by all tests of the JVM and ends with it; one that a test left stopped is started again. */
    @Override
    public void stop() {
        EmbeddedMailServer.shared().start();
    }
}
