package dev.cognate.userpool.oauth;

import dev.cognate.userpool.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser or a client of the authorization server: keeps cookies and follows no redirect by itself. */
final class Browser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new LinkedHashMap<>();

    HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(path, HttpRequest.newBuilder(Api.endpoint().resolve(path)).GET(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, Map.of());
    }

    HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers) {
        return post(path, encode(form), headers);
    }

    HttpResponse<String> post(String path, String form, Map<String, String> headers) {
        return send(
                path,
                HttpRequest.newBuilder(Api.endpoint().resolve(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                headers);
    }

    HttpResponse<String> options(String path) {
        return send(
                path,
                HttpRequest.newBuilder(Api.endpoint().resolve(path)).method("OPTIONS", BodyPublishers.noBody()),
                Map.of());
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Where a redirect leads. */
    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }

    /** What the query or the fragment of a redirect says. */
    static Map<String, String> parameters(HttpResponse<String> response) {
        String location = location(response);
        int start = Math.max(location.indexOf('#'), location.indexOf('?'));
        Map<String, String> parameters = new HashMap<>();
        for (String pair : location.substring(start + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** A form, or a query without its question mark. */
    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("calling " + URI.create(path).getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        Optional.of(pair[1])
                .filter(value -> !value.isEmpty())
                .ifPresentOrElse(value -> cookies.put(pair[0], value), () -> cookies.remove(pair[0]));
    }
}
