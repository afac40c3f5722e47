package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private final WebhookReceiver receiver = WebhookReceiver.shared();

    @AfterEach
    void startAgain() {
        receiver.start();
        receiver.answerWith(200);
    }

    @Test
    void shouldFindTheCodeForAPhoneNumber() throws Exception {
        // when
        post("{\"phoneNumber\":\"+12065550100\",\"message\":\"Your code is 123456\"}");

        // then
        assertThat(receiver.awaitCodeFor("+12065550100")).isEqualTo("123456");
    }

    @Test
    void shouldAnswerAsTold() throws Exception {
        // when
        receiver.answerWith(503);

        // then
        assertThat(post("{}")).isEqualTo(503);
    }

    @Test
    void shouldRefuseConnectionsWhenStopped() {
        // when
        receiver.stop();

        // then
        assertThatThrownBy(() -> post("{}")).isInstanceOf(ConnectException.class);
    }

    private int post(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                .POST(BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
