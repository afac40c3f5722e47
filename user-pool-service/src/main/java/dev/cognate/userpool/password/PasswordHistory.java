package dev.cognate.userpool.password;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.PasswordHistoryPolicyViolationException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps users from going back to a password they had. A pool's PasswordHistorySize counts the current password and those
 * before it. What a smaller size leaves over goes at the user's next change; a size of 0 keeps nothing, and what an
 * earlier size kept goes at the next change, too.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-settings-policies">AWS's
 *     guide: adding user pool password requirements</a>
 */
@ApplicationScoped
class PasswordHistory {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PasswordHistoryStore store;
    private final PasswordSecrets secrets;
    private final HashPool pool;
    private final Database database;

    PasswordHistory(PasswordHistoryStore store, PasswordSecrets secrets, HashPool pool, Database database) {
        this.store = store;
        this.secrets = secrets;
        this.pool = pool;
        this.database = database;
    }

    /**
     * Fails with {@link PasswordHistoryPolicyViolationException} when the user has or had the password. Reads in a unit of
     * work of its own, which is closed before the hashing begins.
     *
     * @return the sealed hash of the user's current password, for {@link #requireUnchanged}; empty where the pool keeps no
     *     history or the user has no password
     */
    Uni<Optional<byte[]>> requireNew(UserPool userPool, User user, String password) {
        int size = PasswordPolicy.historySize(userPool);
        return size == 0
                ? Uni.createFrom().item(Optional.empty())
                : database.read(session -> store.newest(session, user, size))
                        .call(known -> compare(user, known.iterator(), password))
                        .map(known -> known.stream().findFirst());
    }

    /**
     * Fails when the user's password is another one than a new one was compared with, in the transaction that stores the
     * new one: another call was faster, and its password may be this one.
     */
    Uni<Void> requireUnchanged(Mutiny.Session session, User user, byte[] compared) {
        return store.newest(session, user, 1)
                .invoke(current -> {
                    if (current.isEmpty() || !Arrays.equals(current.getFirst(), compared)) {
                        throw new RetryLaterException(new TooManyRequestsException("Too many requests"), PAUSE);
                    }
                })
                .replaceWithVoid();
    }

    /** Moves the current password to the former ones, as far as the pool wants; call before another takes its place. */
    Uni<Void> keep(Mutiny.Session session, UserPool userPool, User user) {
        int former = Math.max(0, PasswordPolicy.historySize(userPool) - 1);
        Uni<Void> kept = former == 0 ? Uni.createFrom().voidItem() : store.keepCurrent(session, user);
        return kept.chain(() -> store.trim(session, user, former));
    }

    /** Forgets all former passwords of a user. */
    Uni<Void> forget(Mutiny.Session session, User user) {
        return store.deleting(session, user);
    }

    /** One piece of work for each, so that a long history does not keep others waiting. */
    private Uni<Void> compare(User user, Iterator<byte[]> known, String password) {
        if (!known.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        byte[] sealed = known.next();
        return pool.run(() -> secrets.matches(user, sealed, password)).chain(same -> {
            if (same) {
                throw new PasswordHistoryPolicyViolationException("Password has previously been used");
            }
            return compare(user, known, password);
        });
    }
}
