package dev.cognate.identitypool.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests that two servers might read differently (RFC 9112 §11.2, "Request Smuggling"): what is decided about and
 * what the upstream does have to be the same. Of a length and chunks together the server has left the chunks alone.
 */
final class WellFormed {
    /** At most one of each, like every {@code x-amz-…}. */
    private static final Set<String> SINGLE = Set.of(
            "host",
            "authorization",
            "content-length",
            "content-type",
            "content-md5",
            "transfer-encoding",
            "date",
            "expect",
            "range");

    /** A client may say these of its connection; a name of another header would take that header away on the next hop. */
    private static final Set<String> OF_CONNECTION = Set.of("close", "keep-alive", "upgrade", "http2-settings", "te");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS");

    private WellFormed() {}

    /** @throws Refusal when it is not */
    static void require(HttpServerRequest request) {
        MultiMap headers = request.headers();
        for (String name : headers.names()) {
            boolean single = SINGLE.contains(name.toLowerCase(Locale.ROOT)) || isAmz(name);
            if (single && headers.getAll(name).size() > 1) {
                throw Refusal.invalid("A header may stand there only once.");
            }
        }
        if (!METHODS.contains(request.method().name())) {
            throw Refusal.notBuilt("This method");
        }
        requireOrdinaryConnection(headers.getAll("connection"));
    }

    private static boolean isAmz(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("x-amz-");
    }

    private static void requireOrdinaryConnection(List<String> values) {
        boolean ordinary = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(option -> option.trim().toLowerCase(Locale.ROOT))
                .allMatch(option -> option.isEmpty() || OF_CONNECTION.contains(option));
        if (!ordinary) {
            throw Refusal.invalid("The Connection header may not name other headers.");
        }
    }
}
