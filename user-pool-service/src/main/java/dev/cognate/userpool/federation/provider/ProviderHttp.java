package dev.cognate.userpool.federation.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.userpool.context.CallerContext;
import dev.cognate.userpool.identityprovider.AllowedEndpoints;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * The HTTP client that identity providers are asked with: bounded in time and size. It follows no redirects, since they
 * would lead secrets and tokens to places nobody wrote down.
 */
@ApplicationScoped
class ProviderHttp {
    private static final Logger LOG = Logger.getLogger(ProviderHttp.class);

    /** By which providers know Cognito (developer guide, "Things to know about third-party sign-in"). */
    private static final String AGENT = "Amazon/Cognito";

    private final ProviderConfig config;
    private final AllowedEndpoints allowed;
    private final HttpClient http;

    ProviderHttp(ProviderConfig config, AllowedEndpoints allowed) {
        this.config = config;
        this.allowed = allowed;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends a request. The answer, whatever its status, comes on the caller's context. Fails with {@link ProviderFailure}.
     *
     * @param place where the provider says it is; who runs this service may know that it is reached somewhere else
     * @param late what is said when no answer comes in time
     */
    Uni<HttpResponse<String>> send(URI place, UnaryOperator<HttpRequest.Builder> request, String late) {
        return Uni.createFrom().deferred(() -> {
            requireAllowed(place);
            HttpRequest timed = request.apply(HttpRequest.newBuilder(reached(place)))
                    .header("accept", "application/json")
                    .header("user-agent", AGENT)
                    .timeout(config.timeout())
                    .build();
            return Uni.createFrom()
                    .completionStage(() -> http.sendAsync(
                            timed,
                            BodyHandlers.limiting(
                                    BodyHandlers.ofString(UTF_8),
                                    config.maxAnswerSize().asLongValue())))
                    .ifNoItem()
                    .after(config.timeout())
                    .fail()
                    .onFailure()
                    .transform(failure -> failure(place, failure, late))
                    .emitOn(CallerContext.executor());
        });
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private void requireAllowed(URI place) {
        allowed.objection(place.toString()).ifPresent(objection -> {
            throw new ProviderFailure("An endpoint of the provider " + objection);
        });
    }

    private URI reached(URI place) {
        String base = config.address().get(place.getRawAuthority());
        if (base == null) {
            return place;
        }
        String query = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
        return URI.create(base.replaceAll("/+$", "") + place.getRawPath() + query);
    }

    private static ProviderFailure failure(URI place, Throwable failure, String late) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        LOG.warnf("The identity provider at %s cannot be asked: %s", place.getRawAuthority(), cause);
        boolean isLate = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
        return new ProviderFailure(isLate ? late : "Connection reset");
    }
}
