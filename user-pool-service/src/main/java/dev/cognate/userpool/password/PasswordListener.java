package dev.cognate.userpool.password;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that trusts those who knew the last password, as a bean. */
public interface PasswordListener {

    /** A user gets a new password, in the transaction that stores it. */
    Uni<Void> changing(Mutiny.Session session, User user);
}
