package dev.cognate.userpool.issuer;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.token.SigningKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The two well-known documents of a pool (OpenID Connect Discovery 1.0 §4, RFC 7517 §5). */
@ApplicationScoped
class IssuerResource {
    private static final Logger LOG = Logger.getLogger(IssuerResource.class);
    private static final String POOL = "/:pool/.well-known/";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Issuers issuers;
    private final Pools pools;
    private final SigningKeys keys;

    IssuerResource(Issuers issuers, Pools pools, SigningKeys keys) {
        this.issuers = issuers;
        this.pools = pools;
        this.keys = keys;
    }

    void routes(@Observes Router router) {
        router.get(POOL + "jwks.json").handler(context -> answer(context, keySet(context.pathParam("pool"))));
        router.get(POOL + "openid-configuration")
                .handler(context -> answer(context, discovery(context.pathParam("pool"))));
    }

    private Uni<JsonObject> keySet(String poolId) {
        return pools.require(poolId)
                .chain(pool -> keys.published(pool.id()))
                .map(published -> new JsonObject().put("keys", new JsonArray(published)));
    }

    /** Names only what is there; the endpoints of a domain join when the pool has one. */
    private Uni<JsonObject> discovery(String poolId) {
        return pools.require(poolId)
                .map(pool -> new JsonObject()
                        .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                        .put("issuer", issuers.of(pool.id()))
                        .put("jwks_uri", issuers.address(pool.id()) + "/.well-known/jwks.json")
                        .put("subject_types_supported", new JsonArray().add("public")));
    }

    private static void answer(RoutingContext context, Uni<JsonObject> document) {
        context.response().putHeader("Access-Control-Allow-Origin", "*").putHeader("Content-Type", "application/json");
        document.ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(found -> succeed(context, found), failure -> fail(context, failure));
    }

    private static void succeed(RoutingContext context, JsonObject document) {
        context.response()
                .putHeader("Cache-Control", "public, max-age=3600")
                .end(document.encode())
                .onFailure(gone -> LOG.debugf("The client went away: %s", gone.getMessage()));
    }

    private static void fail(RoutingContext context, Throwable failure) {
        boolean expected = failure instanceof AwsException;
        if (!expected) {
            LOG.error("A well-known document could not be answered", failure);
        }
        context.response()
                .setStatusCode(expected ? 404 : 500)
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("message", expected ? failure.getMessage() : "Internal error")
                        .encode())
                .onFailure(gone -> LOG.debugf("The client went away: %s", gone.getMessage()));
    }
}
