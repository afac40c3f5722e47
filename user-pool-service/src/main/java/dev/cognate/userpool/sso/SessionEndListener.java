package dev.cognate.userpool.sso;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that has something to do when sessions of browsers end, as a bean. */
public interface SessionEndListener {

    /**
     * Called in the transaction that ends one session of a user, or all of them. A failure keeps them.
     *
     * @param browserSession empty for all
     */
    Uni<Void> ending(Mutiny.Session session, String poolId, UUID sub, Optional<UUID> browserSession);
}
