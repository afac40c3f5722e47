package dev.cognate.userpool.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.InvalidSmsRoleAccessPolicyException;
import dev.cognate.userpool.webhook.WebhookSignature;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Posts text messages to a webhook. Any 2xx status means the provider took the message. */
@ApplicationScoped
class WebhookSmsSender implements SmsSender {
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final MessageConfig.Sms config;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;

    WebhookSmsSender(MessageConfig config, ObjectMapper json, Clock clock) {
        this.config = config.sms();
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(this.config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Uni<Void> send(String poolId, String to, String text) {
        if (config.webhookUrl().isEmpty()) {
            return Uni.createFrom()
                    .failure(new InvalidSmsRoleAccessPolicyException(
                            "SMS messages cannot be sent: cognate.message.sms.webhook-url is not set"));
        }
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(
                        request(config.webhookUrl().get(), body(poolId, to, text)),
                        HttpResponse.BodyHandlers.discarding()))
                .invoke(answer -> {
                    if (answer.statusCode() / HUNDRED != SUCCESS) {
                        throw new IllegalStateException("the SMS webhook answered " + answer.statusCode());
                    }
                })
                .replaceWithVoid();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private String body(String poolId, String to, String text) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("to", to);
        body.put("message", text);
        config.senderId().ifPresent(sender -> body.put("senderId", sender));
        body.put("poolId", poolId);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings cannot be written as JSON", e);
        }
    }

    private HttpRequest request(URI url, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(config.timeout())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
        config.signingSecret()
                .map(secret -> WebhookSignature.headers(secret, "msg_" + UUID.randomUUID(), clock.instant(), body))
                .ifPresent(headers -> headers.forEach(request::header));
        return request.build();
    }
}
