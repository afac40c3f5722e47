package dev.cognate.identitypool.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** The HTTP client of this service. It follows no redirects: where a request goes is what the operator said. */
@ApplicationScoped
public class OutgoingHttp {
    private static final Logger LOG = Logger.getLogger(OutgoingHttp.class);

    private final HttpClient http;
    private final Duration timeout;
    private final long maxAnswerSize;

    OutgoingHttp(OutgoingHttpConfig config) {
        this.timeout = config.timeout();
        this.maxAnswerSize = config.maxAnswerSize().asLongValue();
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Sends a request; fails with {@link Unreachable} when there is no whole answer, whatever its status, in time. */
    public Uni<HttpResponse<String>> send(HttpRequest.Builder request) {
        return Uni.createFrom().deferred(() -> {
            HttpRequest timed = request.timeout(timeout).build();
            return Uni.createFrom()
                    .completionStage(() ->
                            http.sendAsync(timed, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), maxAnswerSize)))
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .onFailure()
                    .transform(failure -> unreachable(timed, failure))
                    .emitOn(callersExecutor());
        });
    }

    /**
     * An executor that runs tasks on the Vert.x context current at this moment, or on the thread at hand when there is
     * none. Database sessions must be used on no other.
     */
    public static Executor callersExecutor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private static Unreachable unreachable(HttpRequest request, Throwable failure) {
        String host = request.uri().getAuthority();
        LOG.warnf("%s cannot be asked: %s", host, failure);
        return new Unreachable(host);
    }
}
