package dev.cognate.e2e.threat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function behind the Lambda Invoke API that sends the e-mails of a pool, and only keeps what it hears. */
final class EmailFunction implements AutoCloseable {
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:e-mail";

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    EmailFunction() {
        URI at = URI.create(System.getenv("AWS_ENDPOINT_URL_LAMBDA"));
        try {
            http = HttpServer.create(new InetSocketAddress(at.getHost(), at.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::invoke);
        http.start();
    }

    /** What it was told of a user, oldest first. */
    List<JsonNode> eventsAbout(String username) {
        return events.stream()
                .filter(event -> username.equals(event.path("userName").asText()))
                .toList();
    }

    private void invoke(HttpExchange call) throws IOException {
        try (call) {
            events.add(json.readTree(call.getRequestBody()));
            call.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
