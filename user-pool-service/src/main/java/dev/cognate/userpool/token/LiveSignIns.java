package dev.cognate.userpool.token;

import dev.cognate.database.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Knows whether a sign-in still holds: neither revoked nor signed out of, its user still there and enabled. */
@ApplicationScoped
public class LiveSignIns {
    private final Database database;
    private final TokenFamilyStore families;

    LiveSignIns(Database database, TokenFamilyStore families) {
        this.database = database;
        this.families = families;
    }

    /**
     * Whether a sign-in of a user holds. One that is not known any more does not.
     *
     * @param family what {@code origin_jti} and {@code event_id} of its tokens say
     */
    public Uni<Boolean> isLive(String poolId, UUID sub, UUID family) {
        return database.read(session -> families.find(session, poolId, family))
                .map(found -> found.filter(holder ->
                                holder.user().sub().equals(sub) && holder.user().enabled() && !holder.revoked())
                        .isPresent());
    }
}
