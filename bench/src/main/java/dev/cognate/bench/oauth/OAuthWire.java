package dev.cognate.bench.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Forms and pages over HTTP, without a library that would cost more than the server. */
final class OAuthWire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    OAuthWire(URI service) {
        this.service = service;
    }

    /**
     * An answer and how long it took.
     *
     * @param nanos from the request's first byte to the answer's last
     */
    record Answer(HttpResponse<String> response, long nanos) {
        /**
         * Its body.
         *
         * @throws IOException when it is not 200
         */
        JsonNode json() throws IOException {
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(response.uri().getPath() + " answered " + response.statusCode() + " "
                        + JSON.readTree(response.body()).path("error").asText());
            }
            return JSON.readTree(response.body());
        }

        /** Where it leads; empty for nowhere. */
        String location() {
            return response.headers().firstValue("location").orElse("");
        }

        @Override
        public String toString() {
            return "Answer[nanos=" + nanos + "]";
        }
    }

    Answer get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send(path, headers, "GET", BodyPublishers.noBody());
    }

    Answer post(String path, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(path, headers, "POST", BodyPublishers.ofString(encode(form)));
    }

    /** A form, or a query without its question mark. */
    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(String path, Map<String, String> headers, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("content-type", "application/x-www-form-urlencoded")
                .method(method, body);
        headers.forEach(request::header);
        long begin = System.nanoTime();
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response, System.nanoTime() - begin);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
