package dev.cognate.userpool.oauth.backchannel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Posts logout tokens (§2.5), a bounded number at a time, to places the operator wrote down; redirects lead nowhere. */
@ApplicationScoped
class LogoutNotices {
    private static final Logger LOG = Logger.getLogger(LogoutNotices.class);
    private static final int SERVER_ERROR = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final BackChannelConfig config;
    private final Vertx vertx;
    private final HttpClient http;
    private final AtomicInteger waiting = new AtomicInteger();

    LogoutNotices(BackChannelConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What goes where. */
    record Notice(URI place, String token) {
        @Override
        public String toString() {
            return "Notice[place=" + place + "]";
        }
    }

    /**
     * Sends a notice when there is room; nobody waits for it.
     *
     * @param notice made when its turn has come; null for none
     */
    void send(Supplier<Uni<Notice>> notice) {
        if (waiting.incrementAndGet() > config.mostWaiting()) {
            waiting.decrementAndGet();
            LOG.warn("A client does not hear of a sign-out: too many notices are on their way"
                    + " (cognate.oauth.back-channel-logout.most-waiting)");
            return;
        }
        // reading clients needs a context of its own, beside the transaction that ends the session
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ready -> Uni.createFrom()
                .deferred(notice::get)
                .onItem()
                .ifNotNull()
                .transformToUni(this::post)
                .onTermination()
                .invoke(waiting::decrementAndGet)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("A client did not hear of a sign-out: %s", failure)));
    }

    private Uni<Void> post(Notice notice) {
        HttpRequest request = HttpRequest.newBuilder(notice.place())
                .timeout(config.timeout())
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + URLEncoder.encode(notice.token(), UTF_8)))
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .invoke(LogoutNotices::requireHeard)
                .replaceWithVoid()
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(config.retries());
    }

    /** A client that refuses has heard it; telling it again would not help. */
    private static void requireHeard(HttpResponse<?> response) {
        if (response.statusCode() >= SERVER_ERROR) {
            throw new IllegalStateException("status " + response.statusCode());
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
