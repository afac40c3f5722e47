package dev.cognate.userpool.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.userpool.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls of a program, without cookies. */
final class Wire {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Wire() {}

    static HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(Api.endpoint().resolve(path)).GET(), headers);
    }

    static HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder(Api.endpoint().resolve(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encode(form))),
                headers);
    }

    /** A form, or a query without its question mark. */
    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
