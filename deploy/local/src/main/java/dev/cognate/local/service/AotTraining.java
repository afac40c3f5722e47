package dev.cognate.local.service;

import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the AOT caches that are missing or no longer fit: runs each service once, sends it some requests and lets it end,
 * which writes the cache. A service without a cache starts all the same, only slower.
 */
public final class AotTraining {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final long WRITE_SECONDS = 90;

    private final ServiceLauncher launcher;
    private final AotCaches caches;
    private final Progress progress;
    private final Waiting waiting;

    /** Training runs started by {@code launcher}; {@code waiting} ends them early. */
    public AotTraining(ServiceLauncher launcher, AotCaches caches, Progress progress, Waiting waiting) {
        this.launcher = launcher;
        this.caches = caches;
        this.progress = progress;
        this.waiting = waiting;
    }

    /** Trains, one after the other, those of {@code services} whose cache does not fit. */
    public void trainMissing(List<Service> services, Function<Service, Map<String, String>> settings) {
        List<Service> missing =
                services.stream().filter(service -> !caches.fits(service)).toList();
        if (missing.isEmpty()) {
            return;
        }
        progress.say("  Preparing fast start, once after a build:");
        for (Service service : missing) {
            Progress.Step step = progress.begin("  " + service.label());
            try {
                train(service, settings.apply(service));
                step.done(Files.size(caches.cache(service)) / (1024 * 1024) + " MB");
            } catch (IOException | RuntimeException e) {
                step.skipped("without: " + e.getMessage());
            }
        }
    }

    private void train(Service service, Map<String, String> settings) throws IOException {
        caches.drop(service);
        Files.createDirectories(caches.cache(service).getParent());
        ChildProcess process = launcher.launch(
                service, settings, List.of("-XX:AOTCacheOutput=" + caches.cache(service), "-Xlog:aot=error"));
        try {
            int port = Integer.parseInt(settings.get("quarkus.http.port"));
            if (!waiting.until(() -> !process.alive() || Health.isReady(port), START_PATIENCE) || !process.alive()) {
                throw new IOException("it did not become ready");
            }
            TrainingTraffic.send(port);
        } finally {
            // ending writes the cache, which takes some seconds
            process.stop(Duration.ofSeconds(WRITE_SECONDS));
        }
        if (!Files.exists(caches.cache(service))) {
            throw new IOException("the JVM wrote no cache");
        }
        caches.confirm(service);
    }
}
