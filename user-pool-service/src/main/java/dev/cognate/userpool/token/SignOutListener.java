package dev.cognate.userpool.token;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that keeps users signed in, as a bean. */
public interface SignOutListener {

    /** Ends whatever keeps a user signed in, in the transaction that revokes all of the user's tokens. */
    Uni<Void> signingOut(Mutiny.Session session, User user);
}
