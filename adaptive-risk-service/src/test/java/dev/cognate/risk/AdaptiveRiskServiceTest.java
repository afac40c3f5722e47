package dev.cognate.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import dev.cognate.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(KeyringResource.class)
class AdaptiveRiskServiceTest {
    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void shouldBeHealthy() throws IOException, InterruptedException {
        // given
        try (HttpClient client = HttpClient.newHttpClient()) {
            // when
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(answer.body()).contains("\"status\": \"UP\"");
        }
    }
}
