package dev.cognate.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Where the mails of the suite land. */
public final class Inbox {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI messages;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Integer> read = new ConcurrentHashMap<>();

    Inbox(URI gateway, HttpClient http) {
        this.messages = gateway.resolve("/inbox/messages");
        this.http = http;
    }

    /**
     * Waits for the next message to this address that was not asked for before.
     *
     * @return the code in it
     */
    public String nextCode(String address) {
        int seen = read.getOrDefault(address, 0);
        JsonNode found = Awaitility.await("a message to " + address)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> messagesTo(address), list -> list.size() > seen);
        read.put(address, found.size());
        return found.get(0).path("code").asText();
    }

    /** The words of the newest message to this address; empty while there is none. */
    public Optional<String> newestText(String address) {
        return Optional.ofNullable(messagesTo(address).path(0).path("text").textValue());
    }

    private JsonNode messagesTo(String address) {
        URI query = URI.create(messages + "?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(query).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            JsonNode body = json.readTree(answer.body());
            return body.isArray() ? body : body.path("messages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
