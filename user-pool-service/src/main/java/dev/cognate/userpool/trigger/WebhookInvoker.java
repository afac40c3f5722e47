package dev.cognate.userpool.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.userpool.webhook.WebhookSignature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

/**
 * Posts events to webhooks. A 2xx answer is what the function returns: the event with its response filled in, or nothing
 * to go on as if there were no function. A 4xx answer with an {@code errorMessage} is an error the function throws.
 */
@ApplicationScoped
class WebhookInvoker {
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;
    private static final int REFUSED = 4;

    private final FunctionClient client;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookInvoker(FunctionClient client, ObjectMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** What the webhook answered, as JSON. Fails with {@link InvocationFailure}. */
    Uni<String> invoke(TriggerTarget.Webhook webhook, Invocation invocation) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(invocation.event(), UTF_8));
        WebhookSignature.headers(webhook.signingSecret(), invocation.id(), clock.instant(), invocation.event())
                .forEach(request::header);
        return client.send(request).map(response -> answer(response, invocation));
    }

    private String answer(HttpResponse<String> response, Invocation invocation) {
        if (response.statusCode() / HUNDRED == SUCCESS) {
            return response.body().isBlank() ? invocation.event() : response.body();
        }
        if (response.statusCode() / HUNDRED == REFUSED) {
            String message = errorMessage(response.body());
            if (!message.isEmpty()) {
                throw new InvocationFailure.Thrown(message);
            }
        }
        throw new InvocationFailure.NotRun("HTTP " + response.statusCode());
    }

    private String errorMessage(String body) {
        try {
            JsonNode error = json.readTree(body);
            return error == null ? "" : error.path("errorMessage").asText("");
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }
}
