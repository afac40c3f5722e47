package dev.cognate.userpool.issuer;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.SigningKeys;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Function;

/**
 * The two well-known documents of a pool (OpenID Connect Discovery 1.0 §4, RFC 7517 §5), by its issuer and at its domain.
 */
@ApplicationScoped
class IssuerResource {
    private static final String PLACE = "/.well-known/";
    private static final String KEY_SET = "jwks.json";
    private static final String DISCOVERY = "openid-configuration";

    private final WebServer web;
    private final Issuers issuers;
    private final Pools pools;
    private final Domains domains;
    private final SigningKeys keys;
    private final List<DiscoveryStep> steps;

    IssuerResource(
            WebServer web,
            Issuers issuers,
            Pools pools,
            Domains domains,
            SigningKeys keys,
            @All List<DiscoveryStep> steps) {
        this.web = web;
        this.issuers = issuers;
        this.pools = pools;
        this.domains = domains;
        this.keys = keys;
        this.steps = steps;
    }

    void routes(@Observes Router router) {
        router.get("/:pool" + PLACE + KEY_SET).handler(serving(this::named, this::keySet));
        router.get("/:pool" + PLACE + DISCOVERY).handler(serving(this::named, this::discovery));
        router.get(PLACE + KEY_SET).handler(serving(this::atDomain, this::keySet));
        router.get(PLACE + DISCOVERY).handler(serving(this::atDomain, this::discovery));
    }

    private Uni<UserPool> named(WebRequest request) {
        return pools.require(request.pathParameters().get("pool"));
    }

    private Uni<UserPool> atDomain(WebRequest request) {
        return domains.poolAt(request.authority())
                .map(found -> found.orElseThrow(() -> new ResourceNotFoundException("There is no user pool here.")));
    }

    private Uni<JsonObject> keySet(UserPool pool) {
        return keys.published(pool.id()).map(published -> new JsonObject().put("keys", new JsonArray(published)));
    }

    private Uni<JsonObject> discovery(UserPool pool) {
        String address = issuers.address(pool.id());
        return domains.baseUrl(pool).chain(pages -> {
            String programs = domains.programUrl(pool);
            boolean ownHost = !address.equals(programs + "/" + pool.id());
            DiscoveryStep.Places places = new DiscoveryStep.Places(pages, programs, address, ownHost);
            JsonObject document =
                    new DiscoveryDocument(issuers.of(pool), address + PLACE + KEY_SET, pages, programs).of(pool);
            Uni<Void> described = Uni.createFrom().voidItem();
            for (DiscoveryStep step : steps) {
                described = described.chain(() -> step.describe(pool, places, document));
            }
            return described.replaceWith(document);
        });
    }

    private Handler<RoutingContext> serving(
            Function<WebRequest, Uni<UserPool>> whose, Function<UserPool, Uni<JsonObject>> document) {
        return web.serving(CognitoIdp.SERVICE, new WebHandler() {
            @Override
            public Uni<WebAnswer> answer(WebRequest request) {
                return whose.apply(request)
                        .chain(document::apply)
                        .map(found -> open(WebAnswer.of(200, "application/json", Buffer.buffer(found.encode())))
                                .with("cache-control", "public, max-age=3600"));
            }

            @Override
            public WebAnswer failed(WebRequest request, Throwable failure) {
                return refused(failure);
            }
        });
    }

    private static WebAnswer refused(Throwable failure) {
        boolean told = failure instanceof AwsException known && known.fault() == Fault.CLIENT;
        int status = failure instanceof ResourceNotFoundException ? 404 : told ? 400 : 500;
        String message = told ? failure.getMessage() : "Internal error";
        return open(
                WebAnswer.json(status, new JsonObject().put("message", message).encode()));
    }

    private static WebAnswer open(WebAnswer answer) {
        return answer.with("access-control-allow-origin", "*");
    }
}
