package dev.cognate.wire.sigv4;

import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireRequest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one text that both sides of a signature make of a request. */
final class CanonicalRequest {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private CanonicalRequest() {}

    static String of(WireRequest request, List<String> signedHeaders, String payloadHash, SigningStyle style) {
        return String.join(
                "\n",
                request.method(),
                style == SigningStyle.S3 ? pathOfObject(request.path()) : path(request.path()),
                query(request.parameters()),
                headers(request, signedHeaders),
                String.join(";", signedHeaders),
                payloadHash);
    }

    /** Segments are encoded once more than they were sent, which is what every service but S3 expects. */
    private static String path(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if ("..".equals(segment)) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !".".equals(segment)) {
                kept.addLast(PercentEncoding.encode(segment));
            }
        }
        boolean isFolder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", kept) + (isFolder && !kept.isEmpty() ? "/" : "");
    }

    /** S3's keys may hold anything, dots and empty segments too, and are encoded once. */
    private static String pathOfObject(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(PercentEncoding::normalise)
                .collect(Collectors.joining("/"));
    }

    private static String query(QueryParameters parameters) {
        return parameters.all().stream()
                .filter(parameter -> !QueryClaim.SIGNATURE.equals(parameter.decodedName()))
                .map(parameter -> new Spelled(
                        PercentEncoding.normalise(parameter.name()), PercentEncoding.normalise(parameter.value())))
                .sorted(Comparator.comparing(Spelled::name).thenComparing(Spelled::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    /** A parameter in its one spelling. */
    private record Spelled(String name, String value) {}

    private static String headers(WireRequest request, List<String> names) {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            String values = request.headers().getAll(name).stream()
                    .map(CanonicalRequest::folded)
                    .collect(Collectors.joining(","));
            lines.append(name).append(':').append(values).append('\n');
        }
        return lines.toString();
    }

    private static String folded(String value) {
        return SPACES.matcher(value.strip()).replaceAll(" ");
    }
}
