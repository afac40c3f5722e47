package dev.cognate.identitypool.gateway;

import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The decision alone, for a gateway that passes requests on itself. Envoy's HTTP {@code ext_authz} puts the path prefix
 * {@code /_authorize} before the path of the request; NGINX's {@code auth_request} asks for {@code /_authorize} itself and says
 * with {@code X-Original-Method}, {@code X-Original-URI} and {@code X-Original-Content-Length} what for. Those headers count
 * nowhere else, or a client behind Envoy could be judged by one path and served another. 200 lets the request pass. Envoy
 * gives other answers to the client; NGINX only knows 401 and 403. Requests whose body has to be read are decided when the
 * body is sent along.
 */
final class ExternalAuthorization {
    /** What the paths of decisions begin with. */
    static final String PREFIX = "/_authorize";

    private static final String ORIGINAL_URI = "x-original-uri";
    private static final String ORIGINAL_METHOD = "x-original-method";
    private static final String ORIGINAL_LENGTH = "x-original-content-length";
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
        Answers answers = new Answers(request, () -> words(request));
        return Future.succeededFuture()
                .compose(start -> handler.decide(request, original(request)))
                .compose(signed -> allow(request, signed))
                .recover(answers::refuse);
    }

    private ServiceRules words(HttpServerRequest request) {
        ServiceRules words = services.whosAnswersFit(Head.of(request));
        // NGINX takes whatever is neither 401 nor 403 for a failure
        return isNamed(request) ? new Forbidding(words) : words;
    }

    private static Future<Void> allow(HttpServerRequest request, SignedHead signed) {
        return request.response()
                .setStatusCode(OK)
                .putHeader("x-cognate-principal", signed.signer().arn())
                .end()
                .onSuccess(answered -> RestOfBody.skip(request));
    }

    private static Head original(HttpServerRequest request) {
        boolean named = isNamed(request);
        String uri = named ? only(request, ORIGINAL_URI) : request.uri().substring(PREFIX.length());
        String method =
                named ? only(request, ORIGINAL_METHOD) : request.method().name();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        return new Head(
                method,
                path.startsWith("/") ? path : "/" + path,
                question < 0 ? "" : uri.substring(question + 1),
                named ? withLength(request.headers()) : request.headers(),
                String.valueOf(request.getHeader("host")));
    }

    /** NGINX asks without the body, but clients sign how long it is. */
    private static MultiMap withLength(MultiMap headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        List<String> lengths = headers.getAll(ORIGINAL_LENGTH);
        if (lengths.size() > 1) {
            throw Refusal.invalid("The header '" + ORIGINAL_LENGTH + "' may stand there only once.");
        }
        lengths.forEach(length -> all.set("content-length", length));
        return all;
    }

    private static boolean isNamed(HttpServerRequest request) {
        return PREFIX.equals(request.path());
    }

    private static String only(HttpServerRequest request, String header) {
        List<String> values = request.headers().getAll(header);
        if (values.size() != 1) {
            throw Refusal.invalid("The header '" + header + "' has to stand there once.");
        }
        return values.getFirst();
    }
}
