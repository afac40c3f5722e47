package dev.cognate.userpool.threat;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.context.CallerContext;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.SignInOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Asks the adaptive risk service how risky a sign-in is. A sign-in never fails for want of an answer. The question is
 * sealed with the keyring both services have, so that nobody else can ask, nor read where people are.
 */
@ApplicationScoped
class RiskService {
    /** The purpose of the seal; the adaptive risk service opens it under the same name. */
    static final String PURPOSE = "risk-assessment";

    private static final Logger LOG = Logger.getLogger(RiskService.class);
    private static final String PATH = "/internal/v1/assessments";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 16_384;
    private static final int OK = 200;

    private final ThreatConfig.RiskService config;
    private final Sealer sealer;
    private final Clock clock;
    private final HttpClient http;
    private final Semaphore inFlight;
    private final AtomicBoolean silent = new AtomicBoolean();

    RiskService(ThreatConfig config, Keyring keyring, Clock clock) {
        this.config = config.riskService();
        this.sealer = keyring.sealer(PURPOSE);
        this.clock = clock;
        this.inFlight = new Semaphore(this.config.maxInFlight());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What it says; {@link Verdict#UNAVAILABLE} when it does not answer in time. Never fails. */
    Uni<Verdict> judge(Attempt attempt, SignInOutcome.Shown shown) {
        return Uni.createFrom().deferred(() -> {
            Optional<URI> url = config.url();
            if (url.isEmpty() || !inFlight.tryAcquire()) {
                return Uni.createFrom().item(Verdict.UNAVAILABLE);
            }
            Executor caller = CallerContext.executor();
            return ask(url.get(), sealed(attempt, shown))
                    .onTermination()
                    .invoke(() -> inFlight.release())
                    .invoke(this::heard)
                    .onFailure()
                    .recoverWithItem(this::notHeard)
                    .emitOn(caller);
        });
    }

    private void heard() {
        if (silent.compareAndSet(true, false)) {
            LOG.info("The adaptive risk service answers again");
        }
    }

    /** Said once, not at each sign-in. */
    private Verdict notHeard(Throwable failure) {
        if (silent.compareAndSet(false, true)) {
            LOG.warnf("Sign-ins pass unjudged until the adaptive risk service answers: %s", failure);
        }
        return Verdict.UNAVAILABLE;
    }

    private Uni<Verdict> ask(URI url, String question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + PATH))
                .timeout(config.timeout())
                .header("content-type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        return Uni.createFrom()
                .completionStage(
                        () -> http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .map(RiskService::read);
    }

    private static Verdict read(HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return Verdict.read(new JsonObject(response.body()));
    }

    private String sealed(Attempt attempt, SignInOutcome.Shown shown) {
        JsonObject question = new JsonObject()
                .put("pool", attempt.pool().id())
                .put("sub", shown.user().sub().toString())
                .put("ip", attempt.context().sourceIp())
                .put("userAgent", attempt.context().userAgent())
                .put("deviceKey", shown.progress().deviceKey().orElse(null))
                .put("time", clock.instant().toEpochMilli())
                .put("expires", clock.instant().plus(LIFETIME).getEpochSecond());
        return sealer.sealToString(question.encode().getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
