package dev.cognate.identitypool.gateway;

import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request up to its body. */
public final class Head {
    private static final String AMZ = "x-amz-";
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final WireRequest request;
    private final String authority;
    /** Read when first asked for. */
    private Map<String, String> amz;

    /**
     * A head.
     *
     * @param method in capitals
     * @param path as in the request line
     * @param query as in the request line, without the question mark
     * @param headers as they came
     * @param authority the Host header
     */
    public Head(String method, String path, String query, MultiMap headers, String authority) {
        this.request = new WireRequest(method, path, query, headers, Buffer.buffer());
        this.authority = authority;
    }

    /** In capitals. */
    public String method() {
        return request.method();
    }

    /** As in the request line. */
    public String path() {
        return request.path();
    }

    /** As they came. */
    public MultiMap headers() {
        return request.headers();
    }

    /** The Host header. */
    public String authority() {
        return authority;
    }

    /** The query's parameters as they stand there. */
    public QueryParameters query() {
        return request.parameters();
    }

    /**
     * The query's parameters, decoded.
     *
     * @throws Refusal when one stands there twice: who reads the first and who reads the last would disagree
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        query().all().forEach(parameter -> {
            if (parameters.put(parameter.decodedName(), parameter.decodedValue()) != null) {
                throw Refusal.invalid("A query parameter may stand there only once.");
            }
        });
        return parameters;
    }

    /** What {@code x-amz-…} headers say, or the query of a pre-signed URL in their place; names in small letters. */
    public Map<String, String> amz() {
        if (amz == null) {
            amz = Map.copyOf(readAmz());
        }
        return amz;
    }

    private Map<String, String> readAmz() {
        Map<String, String> values = new HashMap<>();
        query().all().forEach(parameter -> {
            if (keep(values, parameter.decodedName(), parameter.decodedValue())) {
                requireHeader(parameter.decodedName(), parameter.decodedValue());
            }
        });
        headers().forEach((name, value) -> keep(values, name, value));
        return values;
    }

    /** What stands in a query goes on as a header, so it has to be able to (RFC 9110 §5.5). */
    private static void requireHeader(String name, String value) {
        boolean isVisible = value.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        if (!isVisible || !HEADER_NAME.matcher(name).matches()) {
            throw Refusal.invalid("A parameter of the query cannot be a header.");
        }
    }

    private static boolean keep(Map<String, String> values, String name, String value) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (!folded.startsWith(AMZ)) {
            return false;
        }
        if (values.put(folded, value) != null) {
            throw Refusal.invalid("The header '" + folded + "' may stand there only once.");
        }
        return true;
    }

    /** The head of a request that came in. */
    static Head of(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        String query = request.query() == null ? "" : request.query();
        String host = request.getHeader("host");
        return new Head(
                request.method().name(),
                path,
                query,
                request.headers(),
                host == null ? String.valueOf(request.authority()) : host);
    }

    /** What a signature covers, with an empty body. */
    public WireRequest request() {
        return request;
    }

    /** This request with other headers. */
    public Head with(MultiMap otherHeaders) {
        return new Head(method(), path(), request.query(), otherHeaders, authority);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers().get(name));
    }

    /** Nothing of the query or the headers: they carry signatures. */
    @Override
    public String toString() {
        return "Head[method=" + method() + "]";
    }
}
