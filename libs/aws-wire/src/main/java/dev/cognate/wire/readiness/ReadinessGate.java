package dev.cognate.wire.readiness;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Stops a service that is about to start with unsafe settings, and names them. */
@Singleton
final class ReadinessGate {
    private static final Logger LOG = Logger.getLogger(ReadinessGate.class);
    private static final Set<String> NOT_PRODUCTION = Set.of("local", "test", "dev");
    private static final int BEFORE_EVERYTHING = 1;

    private final List<ReadinessCheck> checks;
    private final Set<String> accepted;

    ReadinessGate(@All List<ReadinessCheck> checks, ReadinessConfig config) {
        this.checks = checks;
        this.accepted = Set.copyOf(config.accepted().orElse(List.of()));
    }

    void started(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) {
        verify(ConfigUtils.getProfiles());
    }

    /**
     * Looks at all settings.
     *
     * @throws IllegalStateException that lists those that are unsafe, when no profile allows them
     */
    void verify(List<String> profiles) {
        List<UnsafeSetting> unsafe = checks.stream()
                .flatMap(check -> check.unsafeSettings().stream())
                .filter(setting -> !accepted.contains(setting.property()))
                .toList();
        if (unsafe.isEmpty()) {
            return;
        }
        if (Collections.disjoint(profiles, NOT_PRODUCTION)) {
            throw new IllegalStateException("These settings are safe on a developer's machine only:"
                    + listed(unsafe)
                    + "\nCorrect them, or name those that are meant so in cognate.readiness.accepted."
                    + " The profile local allows all of them (-Dquarkus.profile=local).");
        }
        LOG.infof("Settings that production would refuse:%s", listed(unsafe));
    }

    private static String listed(List<UnsafeSetting> unsafe) {
        return unsafe.stream()
                .map(setting -> "\n  " + setting.property() + ": " + setting.why())
                .collect(Collectors.joining());
    }
}
