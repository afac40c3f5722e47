package dev.cognate.wire.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** One request, exactly as it was sent. */
public final class WireRequest {
    private final String method;
    private final String path;
    private final String query;
    private final MultiMap headers;
    private final Buffer body;
    private final Buffer content;
    /** Read when first asked for: signing, verifying and deciding look at the same parameters. */
    private QueryParameters parameters;

    /**
     * A request.
     *
     * @param method the HTTP method in capitals
     * @param path the path as it stands in the request line, still percent-encoded
     * @param query what follows the question mark, still percent-encoded; empty when there is none
     * @param headers every header line, names without regard to case
     * @param body the bytes as they were sent, before any content decoding: what a signature covers
     * @param content the body after content decoding: what a protocol reads
     */
    public WireRequest(String method, String path, String query, MultiMap headers, Buffer body, Buffer content) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.content = content;
    }

    /** A request whose body came without content encoding. */
    public WireRequest(String method, String path, String query, MultiMap headers, Buffer body) {
        this(method, path, query, headers, body, body);
    }

    /** The HTTP method in capitals. */
    public String method() {
        return method;
    }

    /** The path as it stands in the request line, still percent-encoded. */
    public String path() {
        return path;
    }

    /** What follows the question mark, still percent-encoded; empty when there is none. */
    public String query() {
        return query;
    }

    /** The parameters of the query, in their order. */
    public QueryParameters parameters() {
        if (parameters == null) {
            parameters = QueryParameters.ofQuery(query);
        }
        return parameters;
    }

    /** Every header line, names without regard to case. */
    public MultiMap headers() {
        return headers;
    }

    /** The bytes as they were sent, before any content decoding. */
    public Buffer body() {
        return body;
    }

    /** The body after content decoding. */
    public Buffer content() {
        return content;
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** Nothing of the query, the headers or the body: they carry secrets. */
    @Override
    public String toString() {
        return "WireRequest[method=" + method + "]";
    }
}
