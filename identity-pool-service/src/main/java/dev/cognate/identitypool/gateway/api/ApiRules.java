package dev.cognate.identitypool.gateway.api;

import dev.cognate.identitypool.gateway.Ask;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.JsonErrors;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.ServiceRules;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.sigv4.HeadVerifier;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Requests of any other signed HTTP API: {@code execute-api:Invoke} on method and path.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html">Control
 *     access for invoking an API</a>
 */
public final class ApiRules implements ServiceRules {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String accountId;

    /** Takes the account that ARNs name. */
    public ApiRules(String accountId) {
        this.accountId = accountId;
    }

    @Override
    public boolean readsBody(Head head) {
        return HeadVerifier.needsBody(head.request(), "");
    }

    @Override
    public Future<Ask> ask(Upstream upstream, Head head, Buffer body) {
        if (head.path().contains("//")) {
            throw Refusal.invalid("The path may not hold empty segments.");
        }
        String path = Arrays.stream(head.path().split("/", -1))
                .map(PercentEncoding::decode)
                .peek(ApiRules::requireOrdinary)
                .collect(Collectors.joining("/"));
        String resource = "arn:aws:execute-api:" + upstream.region() + ":" + accountId + ":" + upstream.name() + "/"
                + upstream.manners().stage() + "/" + head.method() + path;
        return Future.succeededFuture(Ask.of(List.of(new Need("execute-api:Invoke", resource, Map.of()))));
    }

    /** Servers behind may walk up a dot segment, or take an encoded slash for one. */
    private static void requireOrdinary(String segment) {
        boolean hidden = segment.chars()
                .anyMatch(letter ->
                        letter < ' ' || letter == 0x7f || letter == '/' || letter == '\\' || letter == 0xfffd);
        if (hidden || segment.equals(".") || segment.equals("..")) {
            throw Refusal.invalid("The path may not hold dot segments or encoded slashes.");
        }
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return Arrays.stream(head.path().split("/", -1))
                .map(PercentEncoding::normalise)
                .collect(Collectors.joining("/"));
    }

    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        String message = "AccessDenied".equals(refusal.code()) ? "Message" : "message";
        String body = new JsonObject().put(message, refusal.getMessage()).encode();
        if ("SlowDown".equals(refusal.code())) {
            return answer(TOO_MANY_REQUESTS, body, "TooManyRequestsException");
        }
        boolean ofSignature = refusal.status() == BAD_REQUEST && !refusal.code().equals("InvalidRequest");
        return answer(ofSignature ? FORBIDDEN : refusal.status(), body, JsonErrors.name(refusal));
    }

    private static ErrorAnswer answer(int status, String body, String type) {
        return new ErrorAnswer(status, "application/json", body, Optional.of(type));
    }
}
