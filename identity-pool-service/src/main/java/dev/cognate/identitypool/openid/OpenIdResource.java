package dev.cognate.identitypool.openid;

import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.function.Supplier;

/** The well-known documents of identity tokens, under the paths of cognito-identity. */
@ApplicationScoped
class OpenIdResource {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEY_SET = "/.well-known/jwks_uri";
    private static final String STS_DISCOVERY = StsTokens.PATH + DISCOVERY;
    private static final String STS_KEY_SET = StsTokens.PATH + "/.well-known/jwks.json";
    private static final int FAULT = 500;

    private final WebServer web;
    private final Issuer issuer;
    private final TokenKeys keys;

    OpenIdResource(WebServer web, Issuer issuer, TokenKeys keys) {
        this.web = web;
        this.issuer = issuer;
        this.keys = keys;
    }

    void routes(@Observes Router router) {
        router.get(DISCOVERY).handler(serving(() -> Uni.createFrom().item(discovery())));
        router.get(KEY_SET)
                .handler(serving(() ->
                        keys.current().map(set -> new JsonObject().put("keys", new JsonArray(set.published())))));
    }

    void stsRoutes(@Observes Router router) {
        router.get(STS_DISCOVERY).handler(serving(() -> Uni.createFrom().item(stsDiscovery())));
        router.get(STS_KEY_SET).handler(serving(this::stsKeys));
    }

    private JsonObject stsDiscovery() {
        return new JsonObject()
                .put("issuer", issuer.address() + StsTokens.PATH)
                .put("jwks_uri", issuer.address() + STS_KEY_SET)
                .put("response_types_supported", new JsonArray().add("id_token"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put(
                        "id_token_signing_alg_values_supported",
                        new JsonArray().add("RS256").add("ES384"));
    }

    private Uni<JsonObject> stsKeys() {
        return keys.current(KeyPurpose.STS_RS256)
                .chain(rsa -> keys.current(KeyPurpose.STS_ES384).map(ec -> {
                    JsonArray all = new JsonArray(new ArrayList<>(rsa.published()));
                    ec.published().forEach(all::add);
                    return new JsonObject().put("keys", all);
                }));
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", issuer.iss())
                .put("jwks_uri", issuer.address() + KEY_SET)
                .put("response_types_supported", new JsonArray().add("token"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS512"));
    }

    private Handler<RoutingContext> serving(Supplier<Uni<JsonObject>> document) {
        return web.serving(CognitoIdentity.SERVICE, new WebHandler() {
            @Override
            public Uni<WebAnswer> answer(WebRequest request) {
                return document.get()
                        .map(found -> open(WebAnswer.of(200, "application/json", Buffer.buffer(found.encode())))
                                .with("cache-control", "public, max-age=3600"));
            }

            @Override
            public WebAnswer failed(WebRequest request, Throwable failure) {
                return open(WebAnswer.json(
                        FAULT, new JsonObject().put("message", "Internal error").encode()));
            }
        });
    }

    private static WebAnswer open(WebAnswer answer) {
        return answer.with("access-control-allow-origin", "*");
    }
}
