package dev.cognate.identitypool.gateway;

import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * The decision alone, for a gateway that passes requests on itself: Envoy's HTTP {@code ext_authz} with the path prefix
 * {@code /_authorize}, or NGINX's {@code auth_request} with {@code X-Original-Method} and {@code X-Original-URI}. 200 lets
 * the request pass; every other status and body is the answer to the client. Requests whose body has to be read are decided
 * when the body is sent along.
 */
final class ExternalAuthorization {
    /** What the paths of decisions begin with. */
    static final String PREFIX = "/_authorize";

    private static final int OK = 200;

    private final GatewayHandler handler;
    private final Services services;

    ExternalAuthorization(GatewayHandler handler, Services services) {
        this.handler = handler;
        this.services = services;
    }

    static boolean is(HttpServerRequest request) {
        return request.path() != null && (request.path() + "/").startsWith(PREFIX + "/");
    }

    /** Decides; never fails. */
    Future<Void> handle(HttpServerRequest request) {
        Head head = original(request);
        Answers answers = new Answers(request, services.whosAnswersFit(head));
        return handler.decide(request, head)
                .compose(signed -> allow(request, signed))
                .recover(answers::refuse);
    }

    private static Future<Void> allow(HttpServerRequest request, SignedHead signed) {
        return request.response()
                .setStatusCode(OK)
                .putHeader("x-cognate-principal", signed.signer().arn())
                .end();
    }

    private static Head original(HttpServerRequest request) {
        String uri = request.headers().contains("x-original-uri")
                ? request.getHeader("x-original-uri")
                : request.uri().substring(PREFIX.length());
        String method = request.headers().contains("x-original-method")
                ? request.getHeader("x-original-method")
                : request.method().name();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        MultiMap headers = request.headers();
        return new Head(
                method,
                path.isEmpty() ? "/" : path,
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                String.valueOf(request.getHeader("host")));
    }
}
