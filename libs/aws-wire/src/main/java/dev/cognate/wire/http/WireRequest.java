package dev.cognate.wire.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * One request, exactly as it was sent.
 *
 * @param method the HTTP method in capitals
 * @param path the path as it stands in the request line, still percent-encoded
 * @param query what follows the question mark, still percent-encoded; empty when there is none
 * @param headers every header line, names without regard to case
 * @param body the bytes as they were sent, before any content decoding: what a signature covers
 * @param content the body after content decoding: what a protocol reads
 */
public record WireRequest(String method, String path, String query, MultiMap headers, Buffer body, Buffer content) {

    /** A request whose body came without content encoding. */
    public WireRequest(String method, String path, String query, MultiMap headers, Buffer body) {
        this(method, path, query, headers, body, body);
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
