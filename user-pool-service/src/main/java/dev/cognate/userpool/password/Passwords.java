package dev.cognate.userpool.password;

import dev.cognate.contract.idp.InvalidPasswordException;
import dev.cognate.contract.idp.PasswordHistoryPolicyViolationException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.database.Database;
import dev.cognate.userpool.password.foreign.ForeignHash;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.srp.SrpVerifier;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The passwords of all users. Everything that costs processor time runs on a bounded pool; when that is full the result
 * is a {@link TooManyRequestsException}.
 */
@ApplicationScoped
public class Passwords {
    private static final Logger LOG = Logger.getLogger(Passwords.class);
    private static final int SALT_BYTES = 16;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordStore store;
    private final PasswordSecrets secrets;
    private final PasswordHistory history;
    private final HashPool pool;
    private final Database database;
    private final Clock clock;
    private final Instance<PasswordListener> listeners;

    Passwords(
            PasswordStore store,
            PasswordSecrets secrets,
            PasswordHistory history,
            HashPool pool,
            Database database,
            Clock clock,
            Instance<PasswordListener> listeners) {
        this.store = store;
        this.secrets = secrets;
        this.history = history;
        this.pool = pool;
        this.database = database;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Fails with {@link InvalidPasswordException}, in AWS's words, when a password breaks the pool's policy. */
    public Uni<Void> requirePolicy(UserPool userPool, String password) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> PasswordPolicy.of(userPool).require(password));
    }

    /** A random password that fits the pool's policy, for an administrator who names none. */
    public String generateTemporary(UserPool userPool) {
        return TemporaryPassword.generate(PasswordPolicy.of(userPool));
    }

    /**
     * Computes all that is stored of a user's first password, or of one that may be an old one; best called before a
     * transaction begins.
     *
     * @param username the user name as the API answers with it, which enters SRP's hashes
     */
    public Uni<PreparedPassword> prepare(UserPool userPool, String username, String password) {
        return prepare(userPool.id(), username, password);
    }

    private Uni<PreparedPassword> prepare(String poolId, String username, String password) {
        return pool.run(() -> {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            BigInteger verifier = SrpVerifier.compute(UserPool.shortName(poolId), username, password, salt);
            return new PreparedPassword(
                    secrets.hash(poolId, username, password),
                    salt,
                    secrets.sealVerifier(poolId, username, verifier),
                    Optional.empty(),
                    Optional.empty());
        });
    }

    /**
     * Computes all that is stored of a user's next password; call before a transaction begins, and only for those who
     * have proved that they may choose it, since the answer tells of former passwords.
     *
     * <p>Fails with {@link PasswordHistoryPolicyViolationException} when the pool's PasswordHistorySize forbids it.
     */
    public Uni<PreparedPassword> prepareNext(UserPool userPool, User user, String password) {
        return history.requireNew(userPool, user, password)
                .chain(current -> prepare(userPool, user.username(), password).map(made -> made.after(current)));
    }

    /**
     * Stores a prepared password in the caller's transaction, which has locked the user or made it. Where the pool keeps a
     * history, a password of {@link #prepareNext} fails with {@link TooManyRequestsException} when another call was faster.
     *
     * @param temporary expires after the pool's TemporaryPasswordValidityDays
     */
    public Uni<Void> store(
            Mutiny.Session session, UserPool userPool, User user, PreparedPassword password, boolean temporary) {
        Instant now = clock.instant();
        Optional<Instant> expiresAt = temporary
                ? Optional.of(
                        now.plus(Duration.ofDays(PasswordPolicy.of(userPool).temporaryDays())))
                : Optional.empty();
        Uni<Void> stored = password.after()
                .map(compared -> history.requireUnchanged(session, user, compared))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> history.keep(session, userPool, user))
                .chain(() -> store.put(session, user, password, now, expiresAt));
        for (PasswordListener listener : listeners) {
            stored = stored.chain(() -> listener.changing(session, user, password.chosenIn()));
        }
        return stored;
    }

    /** Stores a new user's hash that another system made. Nobody is told of it, since nobody chose a password. */
    public Uni<Void> storeForeign(Mutiny.Session session, User user, ForeignHash hash) {
        return store.insertForeign(session, user, secrets.seal(user, hash), clock.instant());
    }

    /** Takes a user's password away, and all that came before it, in the caller's transaction. */
    public Uni<Void> forget(Mutiny.Session session, User user) {
        return store.deleting(session, user).chain(() -> history.forget(session, user));
    }

    /** Prepares and stores in one go. Prefer the two steps: this one hashes while the transaction is open. */
    public Uni<Void> set(Mutiny.Session session, UserPool userPool, User user, String password, boolean temporary) {
        return prepare(userPool, user.username(), password)
                .chain(prepared -> store(session, userPool, user, prepared, temporary));
    }

    /**
     * Whether this is the user's password. A user that does not exist or has no password takes as long as one that does.
     * Reads in a unit of work of its own, which is closed before the hashing begins.
     */
    public Uni<Boolean> matches(Optional<User> user, String password) {
        return database.read(session -> find(session, user)).chain(stored -> compare(user, stored, password));
    }

    /** Like {@link #matches(Optional, String)}, inside the caller's unit of work. */
    public Uni<Boolean> matches(Mutiny.Session session, Optional<User> user, String password) {
        return find(session, user).chain(stored -> compare(user, stored, password));
    }

    /** Whether a user has a password at all. */
    public Uni<Boolean> exists(Mutiny.Session session, User user) {
        return store.find(session, user.poolId(), user.sub()).map(Optional::isPresent);
    }

    /**
     * What SRP needs of the user's password; empty when the user has none, or one whose hash another system made and which
     * has not been used here yet.
     */
    public Uni<Optional<SrpCredential>> srp(Mutiny.Session session, User user) {
        return store.find(session, user.poolId(), user.sub())
                .map(stored -> stored.filter(StoredPassword::isForSrp)
                        .map(found -> new SrpCredential(
                                found.salt(),
                                secrets.openVerifier(user, found.sealedVerifier()),
                                found.expiresAt().isPresent(),
                                found.isExpired(clock.instant()))));
    }

    /** Like {@link #srp(Mutiny.Session, User)}; a user that does not exist costs the same read. */
    public Uni<Optional<SrpCredential>> srp(Mutiny.Session session, Optional<User> user) {
        return user.isPresent() ? srp(session, user.get()) : find(session, user).replaceWith(Optional.empty());
    }

    /** Whether the user's password is a temporary one that was not used in time. */
    public Uni<Boolean> isExpired(Mutiny.Session session, User user) {
        return store.find(session, user.poolId(), user.sub())
                .map(stored ->
                        stored.filter(found -> found.isExpired(clock.instant())).isPresent());
    }

    private Uni<Optional<StoredPassword>> find(Mutiny.Session session, Optional<User> user) {
        return store.find(
                session, user.map(User::poolId).orElse(""), user.map(User::sub).orElse(NOBODY));
    }

    private Uni<Boolean> compare(Optional<User> user, Optional<StoredPassword> stored, String password) {
        if (user.isEmpty() || stored.isEmpty()) {
            return pool.run(() -> secrets.matchesNobody(password));
        }
        User known = user.get();
        byte[] sealed = stored.get().sealedHash();
        return pool.run(() -> secrets.matches(known, sealed, password))
                .call(same -> same && secrets.isOutdated(known, sealed)
                        ? rehash(known, sealed, password)
                        : Uni.createFrom().voidItem());
    }

    /** The password is right whatever becomes of this; the next sign-in tries again. */
    private Uni<Void> rehash(User user, byte[] oldHash, String password) {
        Uni<Void> replaced = secrets.isForeign(user, oldHash)
                ? adopt(user, oldHash, password)
                : pool.run(() -> secrets.hash(user.poolId(), user.username(), password))
                        .chain(newHash ->
                                database.inTransaction(session -> store.replaceHash(session, user, oldHash, newHash)));
        return replaced.onFailure()
                .invoke(failure -> LOG.warnf(failure, "The password of user %s was not re-hashed", user.sub()))
                .onFailure()
                .recoverWithNull();
    }

    /** From now on the password is one like any other, for SRP as well. It stays the same, so no listener hears of it. */
    private Uni<Void> adopt(User user, byte[] foreignHash, String password) {
        return prepare(user.poolId(), user.username(), password)
                .chain(own -> database.inTransaction(session -> store.replaceForeign(session, user, foreignHash, own)));
    }
}
