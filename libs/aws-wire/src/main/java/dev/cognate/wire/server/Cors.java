package dev.cognate.wire.server;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Cross-origin rules for browser SDKs. Any origin may call: what protects an operation is a signature or a token in the
 * request, never a cookie.
 */
final class Cors {
    private static final String REQUEST_HEADERS = String.join(
            ",",
            "accept",
            "authorization",
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "cache-control",
            "content-encoding",
            "content-type",
            "x-amz-client-context",
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-target",
            "x-amz-user-agent",
            "x-amzn-trace-id");
    private static final String ANSWER_HEADERS =
            "x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date,retry-after";
    private static final String TWO_DAYS = "172800";

    private Cors() {}

    static void answerPreflight(RoutingContext routing) {
        HttpServerResponse response = routing.response();
        allow(response);
        response.putHeader("access-control-allow-methods", "DELETE,GET,HEAD,OPTIONS,POST,PUT")
                .putHeader("access-control-allow-headers", REQUEST_HEADERS)
                .putHeader("access-control-max-age", TWO_DAYS)
                .end();
    }

    static void allow(HttpServerResponse response) {
        response.putHeader("access-control-allow-origin", "*")
                .putHeader("access-control-expose-headers", ANSWER_HEADERS);
    }
}
