package dev.cognate.userpool.oauth.registration;

import dev.cognate.userpool.issuer.DiscoveryStep;
import dev.cognate.userpool.pool.DynamicRegistration;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Announces registration where a pool allows it. */
@ApplicationScoped
class RegistrationEndpoint implements DiscoveryStep {
    static final String PATH = "/oauth2/register";

    @Override
    public Uni<Void> describe(UserPool pool, Places places, JsonObject document) {
        if (DynamicRegistration.of(pool).enabled()) {
            document.put("registration_endpoint", (places.ownHost() ? places.programs() : places.pool()) + PATH);
        }
        return Uni.createFrom().voidItem();
    }
}
