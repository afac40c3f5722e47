package dev.cognate.userpool.password;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that trusts those who knew the last password, as a bean. */
public interface PasswordListener {

    /**
     * A user gets a new password, in the transaction that stores it.
     *
     * @param chosenIn the sign-in in which the user chose it, by the id of its tokens or of its browser's session; it may go on
     */
    Uni<Void> changing(Mutiny.Session session, User user, Optional<UUID> chosenIn);
}
