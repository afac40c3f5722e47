package dev.cognate.userpool.trigger;

import dev.cognate.wire.readiness.ReadinessCheck;
import dev.cognate.wire.readiness.UnsafeSetting;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events hold what is known of users, at a migration their passwords: they must not cross a network in the clear. */
@Singleton
class TriggerReadiness implements ReadinessCheck {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final TriggerConfig config;

    TriggerReadiness(TriggerConfig config) {
        this.config = config;
    }

    @Override
    public List<UnsafeSetting> unsafeSettings() {
        List<UnsafeSetting> unsafe = new ArrayList<>();
        config.lambda()
                .endpoint()
                .filter(TriggerReadiness::inTheClear)
                .ifPresent(endpoint -> unsafe.add(
                        new UnsafeSetting("cognate.trigger.lambda.endpoint", "functions are invoked over http")));
        config.webhook().forEach((name, webhook) -> {
            if (inTheClear(webhook.url())) {
                unsafe.add(
                        new UnsafeSetting("cognate.trigger.webhook." + name + ".url", "events are posted over http"));
            }
        });
        return unsafe;
    }

    private static boolean inTheClear(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) && !THIS_MACHINE.contains(address.getHost());
    }
}
