package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.ResourceConflictException;
import dev.cognate.contract.identity.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds and links identities, for other features. */
@ApplicationScoped
public class Identities {
    private final Database database;
    private final IdentityStore store;
    private final LoginStore logins;
    private final Linking linking;
    private final Unlinking unlinking;

    Identities(Database database, IdentityStore store, LoginStore logins, Linking linking, Unlinking unlinking) {
        this.database = database;
        this.store = store;
        this.logins = logins;
        this.linking = linking;
        this.unlinking = unlinking;
    }

    /** The identity of an id; fails with {@link ResourceNotFoundException} when there is none. */
    public Uni<Identity> require(String id) {
        return database.read(session -> store.find(session, id)).map(found -> found.orElseThrow(() -> missing(id)));
    }

    /**
     * The identity of a caller who shows logins, all of them verified. Links those that are new and merges identities
     * that turn out to be one user's.
     *
     * @param identityId the identity the caller named, if it named one
     * @param shown at least one
     */
    public Uni<Identity> of(Pool pool, Optional<String> identityId, List<Login> shown, CallContext context) {
        return linking.resolve(new Linking.Shown(pool.id(), identityId, shown, false), context);
    }

    /** Like {@link #of}, for a backend of the operator's own, which may link logins with any identity. */
    public Uni<Identity> ofTrusted(Pool pool, Optional<String> identityId, List<Login> shown, CallContext context) {
        return linking.resolve(new Linking.Shown(pool.id(), identityId, shown, true), context);
    }

    /**
     * The identity of a caller who shows no login.
     *
     * <p>Fails with {@link NotAuthorizedException} when guests are not let in, or the identity is no guest's.
     */
    public Uni<Identity> guest(Pool pool, Identity identity) {
        return Uni.createFrom().item(() -> {
            requireGuests(pool);
            if (!identity.isGuest()) {
                throw forbidden(identity.id());
            }
            return identity;
        });
    }

    /** A new guest; fails with {@link NotAuthorizedException} when guests are not let in. */
    public Uni<Identity> newGuest(Pool pool, CallContext context) {
        return Uni.createFrom().deferred(() -> {
            requireGuests(pool);
            return linking.guest(pool.id(), context);
        });
    }

    /** The identity that has a login. */
    public Uni<Optional<Identity>> owner(String poolId, Login login) {
        return database.read(session -> logins.owner(session, poolId, login)
                .chain(id -> id.isEmpty() ? Uni.createFrom().item(Optional.empty()) : store.find(session, id.get())));
    }

    /**
     * Developer user identifiers of an identity behind a key, in order.
     *
     * @param limit how many at most
     */
    public Uni<List<DeveloperUser>> developerUsers(Identity identity, String provider, String after, int limit) {
        return database.read(session -> logins.developerUsers(session, identity.id(), provider, after, limit));
    }

    /**
     * Gives all logins of one identity to another and disables the first.
     *
     * <p>Fails with {@link ResourceConflictException} when both have a login of one public provider, or too many together.
     */
    public Uni<Void> merge(Identity source, Identity destination, CallContext context) {
        if (source.id().equals(destination.id())) {
            return Uni.createFrom().voidItem();
        }
        return database.inTransaction(session -> store.lock(session, List.of(source.id(), destination.id()))
                .chain(() -> locked(session, destination.id()))
                .chain(parent -> locked(session, source.id()).chain(child -> {
                    LinkPlan.requireAllowed(List.of(parent, child), List.of());
                    return linking.merge(session, parent, List.of(child), context);
                })));
    }

    /**
     * Takes a login from an identity, which is disabled when it was its last.
     *
     * <p>Fails with {@link ResourceNotFoundException} when the pool has no such identity, or that has no such login.
     */
    public Uni<Void> unlink(String poolId, String identityId, Login login, CallContext context) {
        return database.inTransaction(session -> store.lock(session, List.of(identityId))
                .chain(() -> locked(session, identityId))
                .chain(identity -> {
                    if (!identity.poolId().equals(poolId) || !identity.has(login)) {
                        throw new ResourceNotFoundException("Developer user identifier not found.");
                    }
                    return unlinking.unlink(session, identity, List.of(login), context);
                }));
    }

    private Uni<Identity> locked(Mutiny.Session session, String id) {
        return store.find(session, id).map(found -> found.orElseThrow(() -> missing(id)));
    }

    static void requireGuests(Pool pool) {
        if (!pool.allowsGuests()) {
            throw new NotAuthorizedException("Unauthenticated access is not supported for this identity pool.");
        }
    }

    static ResourceNotFoundException missing(String id) {
        return new ResourceNotFoundException("Identity '" + id + "' not found.");
    }

    static NotAuthorizedException forbidden(String id) {
        return new NotAuthorizedException("Access to Identity '" + id + "' is forbidden.");
    }
}
