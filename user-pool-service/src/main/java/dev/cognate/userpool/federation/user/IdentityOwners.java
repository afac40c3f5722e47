package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Locks the users of identities. Identities change hands under the lock of their user only, so what is known of one before
 * its user is locked may be out of date: it is looked up again behind the lock.
 */
@ApplicationScoped
class IdentityOwners {
    private final Users users;

    IdentityOwners(Users users) {
        this.users = users;
    }

    /**
     * An identity and whose it is.
     *
     * @param user locked until the transaction ends
     */
    record Owner(KnownIdentity identity, User user) {}

    /**
     * Locks the user of an identity; empty when it is nobody's any more.
     *
     * @param find looks the identity up at this moment
     */
    Uni<Optional<Owner>> lock(Mutiny.Session session, String poolId, Supplier<Uni<Optional<KnownIdentity>>> find) {
        return find.get().chain(found -> lock(session, poolId, find, found));
    }

    private Uni<Optional<Owner>> lock(
            Mutiny.Session session,
            String poolId,
            Supplier<Uni<Optional<KnownIdentity>>> find,
            Optional<KnownIdentity> known) {
        if (known.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return users.findForUpdate(session, poolId, known.get().sub())
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : find.get()
                                .chain(again -> again.equals(known)
                                        ? Uni.createFrom().item(Optional.of(new Owner(known.get(), user.get())))
                                        : lock(session, poolId, find, again)));
    }
}
