package dev.cognate.userpool.client;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that keeps rows about app clients: removes them when the client goes. */
public interface ClientDeletionListener {

    /** Removes the feature's rows about {@code client}, in the transaction that deletes it. */
    Uni<Void> deleting(Mutiny.Session session, AppClient client);
}
