package dev.cognate.userpool.recoverycode;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * {@code POST /{userPoolId}/recovery-codes} gives a signed-in user new recovery codes, {@code GET} tells how many are
 * left. Both take an access token as bearer token (RFC 6750). There is nothing here while recovery codes are off.
 */
@ApplicationScoped
class RecoveryCodeResource {
    private static final Logger LOG = Logger.getLogger(RecoveryCodeResource.class);
    private static final String PATH = "/:pool/recovery-codes";
    private static final String BEARER = "Bearer ";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RecoveryCodes codes;
    private final AccessTokens accessTokens;
    private final Clock clock;

    RecoveryCodeResource(RecoveryCodes codes, AccessTokens accessTokens, Clock clock) {
        this.codes = codes;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        if (!codes.isEnabled()) {
            return;
        }
        router.options(PATH).handler(RecoveryCodeResource::preflight);
        router.post(PATH).handler(http -> answer(http, issue(http)));
        router.get(PATH).handler(http -> answer(http, left(http)));
    }

    private Uni<JsonObject> issue(RoutingContext http) {
        return accessTokens
                .authenticateRecent(token(http))
                .invoke(caller -> requirePool(http, caller))
                .chain(caller -> codes.issue(caller.pool(), caller.user(), context(http)))
                .map(issued -> new JsonObject().put("recoveryCodes", new JsonArray(issued)));
    }

    private Uni<JsonObject> left(RoutingContext http) {
        return accessTokens
                .authenticate(token(http))
                .invoke(caller -> requirePool(http, caller))
                .chain(caller -> codes.left(caller.user()))
                .map(count -> new JsonObject().put("remaining", count));
    }

    private static String token(RoutingContext http) {
        return Optional.ofNullable(http.request().getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()))
                .orElse("");
    }

    private static void requirePool(RoutingContext http, SignedInUser caller) {
        if (!caller.pool().id().equals(http.pathParam("pool"))) {
            throw new NotAuthorizedException("Invalid Access Token");
        }
    }

    private static void answer(RoutingContext http, Uni<JsonObject> document) {
        document.ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(found -> end(http, 200, found), failure -> fail(http, failure));
    }

    private static void fail(RoutingContext http, Throwable failure) {
        if (failure instanceof AwsException error) {
            int status = error instanceof NotAuthorizedException ? 401 : error.status();
            end(http, status, new JsonObject().put("__type", error.code()).put("message", error.getMessage()));
        } else {
            LOG.error("Recovery codes could not be given", failure);
            end(http, 500, new JsonObject().put("__type", "InternalErrorException"));
        }
    }

    private static void end(RoutingContext http, int status, JsonObject body) {
        http.response()
                .setStatusCode(status)
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/json")
                .end(body.encode())
                .onFailure(gone -> LOG.debugf("The client went away: %s", gone.getMessage()));
    }

    private static void preflight(RoutingContext http) {
        http.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "GET, POST")
                .putHeader("Access-Control-Allow-Headers", "Authorization")
                .putHeader("Access-Control-Max-Age", "7200")
                .end()
                .onFailure(gone -> LOG.debugf("The client went away: %s", gone.getMessage()));
    }

    private CallContext context(RoutingContext http) {
        String agent =
                Optional.ofNullable(http.request().getHeader("user-agent")).orElse("");
        String address = http.request().remoteAddress().hostAddress();
        return new CallContext(UUID.randomUUID().toString(), Principal.ANONYMOUS, address, agent, clock.instant());
    }
}
