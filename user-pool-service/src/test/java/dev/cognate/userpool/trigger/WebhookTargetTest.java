package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cognate.contract.idp.UnexpectedLambdaException;
import dev.cognate.contract.idp.UserLambdaValidationException;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.MovableClock;
import dev.cognate.userpool.webhook.WebhookSignature;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions behind webhooks. */
@QuarkusTest
class WebhookTargetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");
    private static final String FUNCTION = "behind-a-webhook";

    private static TriggerAnswer ask(Webhook webhook) {
        Triggers triggers = TestTriggers.with(webhook.settings(FunctionEndpoint.arn(FUNCTION)), MovableClock.at(NOW));
        return TestTriggers.ask(triggers, FUNCTION);
    }

    @Test
    void shouldPostToASignedWebhook() throws IOException {
        // given
        try (Webhook webhook = new Webhook(200, "")) {
            // when
            TriggerAnswer answer = ask(webhook);

            // then
            assertThat(answer.flag("autoConfirmUser")).isFalse();
            assertThat(webhook.headers)
                    .containsAllEntriesOf(WebhookSignature.headers(
                            "top-secret", webhook.headers.get("webhook-id"), NOW, webhook.body));
        }
    }

    @Test
    void shouldPassTheMessageOfAWebhookThatRefuses() throws IOException {
        // given
        try (Webhook webhook = new Webhook(422, "{\"errorMessage\":\"Not you\"}")) {
            // when / then
            assertThatThrownBy(() -> ask(webhook))
                    .isInstanceOf(UserLambdaValidationException.class)
                    .hasMessage("PreSignUp failed with error Not you.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500})
    void shouldFailWhenAWebhookDoesNotAnswerAsItShould(int status) throws IOException {
        // given
        try (Webhook webhook = new Webhook(status, "")) {
            // when / then
            assertThatThrownBy(() -> ask(webhook))
                    .isInstanceOf(UnexpectedLambdaException.class)
                    .hasMessage("PreSignUp invocation failed due to error HTTP " + status + ".");
        }
    }

    /** A webhook that answers the same to everybody. */
    private static final class Webhook implements AutoCloseable {
        private final HttpServer http;
        private final Map<String, String> headers = new HashMap<>();
        private String body;

        Webhook(int status, String answer) throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                List.of("webhook-id", "webhook-timestamp", "webhook-signature")
                        .forEach(name ->
                                headers.put(name, exchange.getRequestHeaders().getFirst(name)));
                body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            http.start();
        }

        Map<String, String> settings(String arn) {
            return Map.of(
                    "cognate.trigger.webhook.w.arn",
                    arn,
                    "cognate.trigger.webhook.w.url",
                    "http://127.0.0.1:" + http.getAddress().getPort() + "/hook",
                    "cognate.trigger.webhook.w.signing-secret",
                    "top-secret");
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }

    @Test
    void shouldMatchAKnownWebhookSignature() {
        // the example of the Standard Webhooks specification
        assertThat(WebhookSignature.headers(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
