package dev.cognate.userpool.recoverycode;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * {@code POST /{userPoolId}/recovery-codes} gives a signed-in user new recovery codes, {@code GET} tells how many are
 * left. Both take an access token as bearer token (RFC 6750). There is nothing here while recovery codes are off.
 */
@ApplicationScoped
class RecoveryCodeResource implements WebHandler {
    private static final String PATH = "/:pool/recovery-codes";
    private static final String BEARER = "Bearer ";
    private static final String ANY_ORIGIN = "*";

    private final RecoveryCodes codes;
    private final AccessTokens accessTokens;
    private final RequestLimits limits;
    private final WebServer server;

    RecoveryCodeResource(RecoveryCodes codes, AccessTokens accessTokens, RequestLimits limits, WebServer server) {
        this.codes = codes;
        this.accessTokens = accessTokens;
        this.limits = limits;
        this.server = server;
    }

    void routes(@Observes Router router) {
        if (codes.isEnabled()) {
            router.route(PATH).handler(server.serving(CognitoIdp.SERVICE, this));
        }
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        return switch (request.method()) {
            case "POST" -> issue(request).map(document -> answer(200, document));
            case "GET" -> left(request).map(document -> answer(200, document));
            case "OPTIONS" -> Uni.createFrom().item(preflight());
            default -> Uni.createFrom().item(WebAnswer.empty(405).with("allow", "GET, POST"));
        };
    }

    private Uni<JsonObject> issue(WebRequest request) {
        return limits.admit(RequestCategory.USER_UPDATE, Optional.empty(), request.context())
                .chain(() -> accessTokens.authenticateRecent(token(request)))
                .invoke(caller -> requirePool(request, caller))
                .chain(caller -> codes.issue(caller.pool(), caller.user(), request.context()))
                .map(issued -> new JsonObject().put("recoveryCodes", new JsonArray(issued)));
    }

    private Uni<JsonObject> left(WebRequest request) {
        return limits.admit(RequestCategory.USER_READ, Optional.empty(), request.context())
                .chain(() -> accessTokens.authenticate(token(request)))
                .invoke(caller -> requirePool(request, caller))
                .chain(caller -> codes.left(caller.user()))
                .map(count -> new JsonObject().put("remaining", count));
    }

    private static String token(WebRequest request) {
        String header = request.header("authorization");
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    private static void requirePool(WebRequest request, SignedInUser caller) {
        if (!caller.pool().id().equals(request.pathParameters().get("pool"))) {
            throw new NotAuthorizedException("Invalid Access Token");
        }
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return switch (failure) {
            case NotAuthorizedException refused -> answer(401, error(refused));
            case RetryLaterException later -> answer(429, error(later)).with("retry-after", later.retryAfterSeconds());
            case AwsException error -> answer(error.status(), error(error));
            default -> answer(500, new JsonObject().put("__type", "InternalErrorException"));
        };
    }

    private static JsonObject error(AwsException error) {
        return new JsonObject().put("__type", error.code()).put("message", error.getMessage());
    }

    private static WebAnswer answer(int status, JsonObject body) {
        return WebAnswer.json(status, body.encode()).with("access-control-allow-origin", ANY_ORIGIN);
    }

    private static WebAnswer preflight() {
        return WebAnswer.empty(204)
                .with("access-control-allow-origin", ANY_ORIGIN)
                .with("access-control-allow-methods", "GET, POST")
                .with("access-control-allow-headers", "Authorization")
                .with("access-control-max-age", "7200");
    }
}
