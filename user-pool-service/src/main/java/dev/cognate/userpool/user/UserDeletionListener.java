package dev.cognate.userpool.user;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that keeps rows about users: removes them when the user goes. */
public interface UserDeletionListener {

    /** Removes the feature's rows about {@code user}, in the transaction that deletes it. */
    Uni<Void> deleting(Mutiny.Session session, User user);
}
