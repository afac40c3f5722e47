package dev.cognate.userpool.issuer;

import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Implemented by a feature that has something to say in the discovery document of a pool, as a bean. */
public interface DiscoveryStep {

    /**
     * Where a pool's endpoints are, without a slash at the end.
     *
     * @param pages where browsers find them
     * @param programs where programs find them
     * @param pool where what belongs to this pool alone is found, whichever host it shares
     * @param ownHost whether {@code programs} is a host of this pool alone
     */
    record Places(String pages, String programs, String pool, boolean ownHost) {}

    /** Adds to the document. A failure fails the document. */
    Uni<Void> describe(UserPool pool, Places places, JsonObject document);
}
