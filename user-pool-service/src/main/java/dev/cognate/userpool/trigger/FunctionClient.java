package dev.cognate.userpool.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** The HTTP client functions are invoked with. Its results come on threads of its own. */
@ApplicationScoped
class FunctionClient {
    private static final Logger LOG = Logger.getLogger(FunctionClient.class);

    private final TriggerConfig config;
    private final HttpClient http;

    FunctionClient(TriggerConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Sends a request; fails with an {@link InvocationFailure} when there is no answer, whatever the status. */
    Uni<HttpResponse<String>> send(HttpRequest.Builder request) {
        HttpRequest timed = request.timeout(config.timeout()).build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(
                        timed, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), config.maxAnswerBytes())))
                .ifNoItem()
                .after(config.timeout())
                .failWith(InvocationFailure.Silence::new)
                .onFailure()
                .transform(failure -> translated(timed, failure));
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private static Throwable translated(HttpRequest request, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException) {
            return new InvocationFailure.Silence();
        }
        if (cause instanceof IOException) {
            LOG.warnf(
                    "A trigger's target, %s, cannot be reached: %s",
                    request.uri().getAuthority(), cause);
            return new InvocationFailure.NotRun("Unable to reach the function");
        }
        return cause;
    }
}
