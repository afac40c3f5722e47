package dev.cognate.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.service.Service;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Errors of the gateway itself, in the shape that AWS SDKs read and retry. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY_SECONDS = "2";

    private Answers() {}

    static void unavailable(HttpServerRequest request, Service service) {
        unavailable(request, unavailableText(service));
    }

    static void unavailable(HttpServerRequest request, String text) {
        send(request, 503, "ServiceUnavailableException", text);
    }

    static void nowhere(HttpServerRequest request) {
        send(
                request,
                404,
                "UnknownEndpointException",
                "Nothing answers " + request.method() + " " + request.path() + " here. AWS SDKs and the CLI: set the"
                        + " endpoint to this address without a path. Tokens: /<pool id>/.well-known/jwks.json."
                        + " Managed login: /login, /oauth2/… Messages: /inbox. Status: /");
    }

    static ProxyResponse failed(ProxyResponse response, Service service, Throwable failure) {
        boolean late = failure instanceof java.util.concurrent.TimeoutException
                || String.valueOf(failure.getMessage()).contains("imeout");
        String text = late ? service.label() + " did not answer in time." : unavailableText(service);
        response.setStatusCode(late ? 504 : 503);
        String type = late ? "GatewayTimeoutException" : "ServiceUnavailableException";
        headers(type).forEach(response::putHeader);
        return response.setBody(Body.body(body(type, text)));
    }

    private static String unavailableText(Service service) {
        return service.label() + " is not ready. See ./cognate status and ./cognate logs " + service.label() + ".";
    }

    private static void send(HttpServerRequest request, int status, String type, String message) {
        var response = request.response().setStatusCode(status);
        headers(type).forEach(response::putHeader);
        response.end(body(type, message));
    }

    private static Map<String, String> headers(String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("x-amzn-ErrorType", type);
        headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "x-amzn-ErrorType,x-amzn-RequestId");
        headers.put("Retry-After", RETRY_SECONDS);
        return headers;
    }

    private static Buffer body(String type, String message) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(Map.of("__type", type, "message", message)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("two texts are always JSON", e);
        }
    }
}
