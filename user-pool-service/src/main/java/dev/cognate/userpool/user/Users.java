package dev.cognate.userpool.user;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AliasExistsException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The users of all pools. Every method works inside the caller's unit of work. */
@ApplicationScoped
public class Users {
    private final UserStore store;
    private final UserAliasStore aliases;
    private final Instance<UserDeletionListener> deletionListeners;
    private final Clock clock;

    Users(UserStore store, UserAliasStore aliases, Instance<UserDeletionListener> deletionListeners, Clock clock) {
        this.store = store;
        this.aliases = aliases;
        this.deletionListeners = deletionListeners;
        this.clock = clock;
    }

    /**
     * Finds a user by any name that leads to it: its username, an alias that is in effect, or its sub.
     *
     * @param signInName as the caller gave it
     */
    public Uni<Optional<User>> find(Mutiny.Session session, UserPool pool, String signInName) {
        return store.findByName(session, pool.id(), SignInNames.of(pool).candidates(signInName))
                .chain(user -> orBySub(user, signInName, sub -> store.find(session, pool.id(), sub)));
    }

    /** Finds a user by its sub. */
    public Uni<Optional<User>> find(Mutiny.Session session, String poolId, UUID sub) {
        return store.find(session, poolId, sub);
    }

    /** Finds a user by name like {@link #find} and locks it until the transaction ends. */
    public Uni<Optional<User>> findForUpdate(Mutiny.Session session, UserPool pool, String signInName) {
        return store.findByNameForUpdate(
                        session, pool.id(), SignInNames.of(pool).candidates(signInName))
                .chain(user -> orBySub(user, signInName, sub -> store.findForUpdate(session, pool.id(), sub)));
    }

    /** Finds a user by its sub and locks it until the transaction ends. */
    public Uni<Optional<User>> findForUpdate(Mutiny.Session session, String poolId, UUID sub) {
        return store.findForUpdate(session, poolId, sub);
    }

    /**
     * Creates a user.
     *
     * <p>Fails with {@link UsernameExistsException} when its name is taken and with {@link AliasExistsException} when a
     * verified alias is.
     */
    public Uni<User> create(Mutiny.Session session, UserPool pool, NewUser wanted) {
        return create(session, pool, wanted, false);
    }

    /** Like {@link #create(Mutiny.Session, UserPool, NewUser)}; moves verified aliases from other users when told to. */
    public Uni<User> create(Mutiny.Session session, UserPool pool, NewUser wanted, boolean forceAliasCreation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignInNames names = SignInNames.of(pool);
        Map<String, String> attributes = names.flatten(wanted.attributes());
        User user =
                new User(pool.id(), wanted.sub(), wanted.username(), wanted.status(), true, attributes, now, now, now);
        Uni<Void> taken = Uni.createFrom().voidItem();
        for (Alias alias : names.aliasesOf(user)) {
            boolean isName = names.bySub() || alias.kind() == Alias.Kind.USERNAME;
            taken = taken.chain(() -> isName
                    ? takeName(session, names, user, alias)
                    : takeAlias(session, pool, user, alias, forceAliasCreation));
        }
        return taken.chain(() -> store.insert(session, user)).replaceWith(user);
    }

    /**
     * Like {@link #create(Mutiny.Session, UserPool, NewUser)}, in a transaction that goes on when a name is taken: a user
     * who could not be created leaves nothing behind.
     */
    public Uni<User> createAmongOthers(Mutiny.Session session, UserPool pool, NewUser wanted) {
        return create(session, pool, wanted)
                .onFailure(AwsException.class)
                .call(() -> aliases.releaseAll(session, pool.id(), wanted.sub()));
    }

    /**
     * Stores a changed user and keeps the names it is found by in step: aliases come into effect when their attribute is
     * verified, and go with it.
     *
     * <p>Fails with {@link AliasExistsException} when an alias leads to another user.
     *
     * @param before as it was read in this transaction, locked
     */
    public Uni<User> update(Mutiny.Session session, UserPool pool, User before, User after) {
        return update(session, pool, before, after, false);
    }

    /**
     * Like {@link #update(Mutiny.Session, UserPool, User, User)}; with {@code forceAliasCreation} an alias of another
     * user moves here, and that user's attribute becomes unverified.
     */
    public Uni<User> update(
            Mutiny.Session session, UserPool pool, User before, User wanted, boolean forceAliasCreation) {
        SignInNames names = SignInNames.of(pool);
        User after = wanted.withAttributes(names.flatten(wanted.attributes()), wanted.modifiedAt());
        Set<Alias> gone = new LinkedHashSet<>(names.aliasesOf(before));
        Set<Alias> come = new LinkedHashSet<>(names.aliasesOf(after));
        gone.removeAll(names.aliasesOf(after));
        come.removeAll(names.aliasesOf(before));
        Uni<Void> aligned = Uni.createFrom().voidItem();
        for (Alias alias : gone) {
            aligned = aligned.chain(() -> aliases.release(session, before, alias));
        }
        for (Alias alias : come) {
            aligned = aligned.chain(() -> takeAlias(session, pool, after, alias, forceAliasCreation));
        }
        return aligned.chain(() -> store.update(session, after)).replaceWith(after);
    }

    /** Those of these subs that there are, ordered by sub. */
    public Uni<List<User>> findAll(Mutiny.Session session, String poolId, List<UUID> subs) {
        return store.findAll(session, poolId, subs);
    }

    /** Deletes a user with everything any feature keeps about it. */
    public Uni<Void> delete(Mutiny.Session session, User user) {
        Uni<Void> deleted = Uni.createFrom().voidItem();
        for (UserDeletionListener listener : deletionListeners) {
            deleted = deleted.chain(() -> listener.deleting(session, user));
        }
        return deleted.chain(() -> aliases.releaseAll(session, user.poolId(), user.sub()))
                .chain(() -> store.delete(session, user));
    }

    private static Uni<Optional<User>> orBySub(
            Optional<User> user, String name, Function<UUID, Uni<Optional<User>>> read) {
        return user.isPresent() ? Uni.createFrom().item(user) : byKey(asSub(name), read);
    }

    private static Optional<UUID> asSub(String name) {
        try {
            return Optional.of(UUID.fromString(name))
                    .filter(sub -> sub.toString().equals(name));
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }

    private static Uni<Optional<User>> byKey(Optional<UUID> sub, Function<UUID, Uni<Optional<User>>> read) {
        return sub.map(read).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Void> takeName(Mutiny.Session session, SignInNames names, User user, Alias alias) {
        return aliases.take(session, user, alias)
                .invoke(taken -> {
                    if (!taken) {
                        throw new UsernameExistsException(
                                names.bySub()
                                        ? "An account with the given "
                                                + alias.kind().spoken() + " already exists."
                                        : "User already exists");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> takeAlias(Mutiny.Session session, UserPool pool, User user, Alias alias, boolean force) {
        return aliases.take(session, user, alias).chain(taken -> {
            if (taken) {
                return Uni.createFrom().voidItem();
            }
            if (!force || SignInNames.of(pool).bySub() || alias.kind() == Alias.Kind.USERNAME) {
                throw new AliasExistsException(
                        "An account with the " + alias.kind().spoken() + " already exists.");
            }
            return takeFromOther(session, pool, alias).chain(() -> takeAlias(session, pool, user, alias, false));
        });
    }

    private Uni<Void> takeFromOther(Mutiny.Session session, UserPool pool, Alias alias) {
        return aliases.owner(session, pool.id(), alias)
                .chain(owner -> byKey(owner, sub -> store.findForUpdate(session, pool.id(), sub)))
                .chain(other -> other.map(loser -> update(session, pool, loser, unverified(loser, alias))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private User unverified(User user, Alias alias) {
        Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
        attributes.put(alias.kind().spoken() + "_verified", "false");
        return user.withAttributes(attributes, clock.instant());
    }
}
