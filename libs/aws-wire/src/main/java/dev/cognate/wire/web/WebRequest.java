package dev.cognate.wire.web;

import dev.cognate.contract.CallContext;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a browser or of an OAuth 2.0 client.
 *
 * @param wire the request as it was sent
 * @param secure whether it came by https
 * @param pathParameters the parts of the path that the route names
 * @param context who calls; always anonymous, since nothing here is signed
 */
public record WebRequest(WireRequest wire, boolean secure, Map<String, String> pathParameters, CallContext context) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** In capitals. */
    public String method() {
        return wire.method();
    }

    /** Still percent-encoded. */
    public String path() {
        return wire.path();
    }

    /** Host and, unless it is the scheme's own, port, in small letters; empty when there is none. */
    public String authority() {
        return wire.header("host").toLowerCase(Locale.ROOT);
    }

    /** Scheme, host and port as a browser names them, such as {@code https://auth.example.com}. */
    public String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        return wire.header(name);
    }

    /** The query, in which a plus sign is a space, as forms and OAuth 2.0 clients write it. */
    public QueryParameters query() {
        return QueryParameters.ofForm(wire.query());
    }

    /** The body, when it is a form; no parameters otherwise. */
    public QueryParameters form() {
        boolean isForm = wire.header("content-type").toLowerCase(Locale.ROOT).startsWith(FORM);
        return QueryParameters.ofForm(isForm ? wire.content().toString() : "");
    }

    /** The value of a cookie; of two of one name the first, which is the one with the longer path (RFC 6265 §5.4). */
    public Optional<String> cookie(String name) {
        for (String header : wire.headers().getAll("cookie")) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    /** Names the call and nothing a caller said, which may be secret. */
    @Override
    public String toString() {
        return "WebRequest[method=" + method() + ", path=" + path() + ", id=" + context.requestId() + "]";
    }
}
