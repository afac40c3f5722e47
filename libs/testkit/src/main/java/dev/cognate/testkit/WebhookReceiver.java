package dev.cognate.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * The HTTP server of this JVM that stands for an SMS provider: it records every JSON document posted to it.
 *
 * @param control stops and starts it
 */
public record WebhookReceiver(WebhookControl control) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The receiver, started if it was not yet. */
    public static WebhookReceiver shared() {
        return new WebhookReceiver(SharedServers.get(WebhookServer.class, WebhookControl.class));
    }

    /** The address to post to. */
    public String url() {
        return "http://127.0.0.1:" + control.getPort() + "/sms";
    }

    /** What was posted so far, newest first. */
    public List<JsonNode> posts() {
        return control.getBodies().reversed().stream()
                .map(WebhookReceiver::parse)
                .toList();
    }

    /** The newest post that fits, waiting up to ten seconds for one. */
    public JsonNode awaitPost(Predicate<JsonNode> wanted) {
        return Awaitility.await("webhook post")
                .atMost(PATIENCE)
                .until(() -> posts().stream().filter(wanted).toList(), posts -> !posts.isEmpty())
                .getFirst();
    }

    /** The six-digit code in the newest post that names a phone number, waiting up to ten seconds for one. */
    public String awaitCodeFor(String phoneNumber) {
        JsonNode post = awaitPost(candidate -> candidate.properties().stream()
                .anyMatch(member -> member.getValue().asText().equals(phoneNumber)));
        StringBuilder texts = new StringBuilder();
        post.forEach(value -> {
            if (!value.asText().equals(phoneNumber)) {
                texts.append(value.asText()).append('\n');
            }
        });
        return Codes.in(texts.toString());
    }

    /** {@link WebhookControl#answerWith(int)}. */
    public void answerWith(int status) {
        control.answerWith(status);
    }

    /** {@link ServerControl#stop()}. */
    public void stop() {
        control.stop();
    }

    /** {@link ServerControl#start()}. */
    public void start() {
        control.start();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a webhook post is not JSON", e);
        }
    }
}
