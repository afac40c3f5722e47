package dev.cognate.identitypool.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Browsers at the gateway (Fetch standard, CORS). Any origin may ask: what opens the door is a signature, never a cookie.
 */
final class Preflight {
    private static final String ORIGIN = "access-control-allow-origin";
    private static final int NO_CONTENT = 204;

    private Preflight() {}

    static boolean is(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains("access-control-request-method");
    }

    static void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(NO_CONTENT);
        String headers = request.getHeader("access-control-request-headers");
        if (headers != null) {
            response.putHeader("access-control-allow-headers", headers);
        }
        response.putHeader(ORIGIN, "*")
                .putHeader("access-control-allow-methods", "GET, HEAD, PUT, POST, DELETE")
                .putHeader("access-control-max-age", "3600")
                .end();
    }

    /** Opens an answer to the page that asked, unless the upstream said for whom it is. */
    static void open(HttpServerResponse response) {
        if (!response.headers().contains(ORIGIN)) {
            response.putHeader(ORIGIN, "*")
                    .putHeader(
                            "access-control-expose-headers",
                            "etag, x-amz-request-id, x-amz-version-id, x-amzn-requestid, x-amzn-errortype,"
                                    + " content-range, date");
        }
    }
}
