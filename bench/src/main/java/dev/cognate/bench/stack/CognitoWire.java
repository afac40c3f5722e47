package dev.cognate.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Operations of cognito-idp by awsJson1_1, without an SDK that would cost more than the server. */
public final class CognitoWire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** Calls to this service. */
    public CognitoWire(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * An answer and how long it took.
     *
     * @param nanos from the request's first byte to the answer's last
     */
    public record Answer(JsonNode body, long nanos) {
        @Override
        public String toString() {
            return "Answer[nanos=" + nanos + "]";
        }
    }

    /**
     * Calls an operation.
     *
     * @throws IOException with the name and sentence of the error when the answer is one
     */
    public Answer call(String operation, Object input) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(input)))
                .build();
        long begin = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - begin;
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(operation + ": " + body.path("__type").asText() + ": "
                    + body.path("message").asText());
        }
        return new Answer(body, nanos);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
