package dev.cognate.userpool.signin;

import dev.cognate.database.Database;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts users in any state straight into the directory. */
@ApplicationScoped
public class TestUsers {
    /** A password that fits the default policy. */
    public static final String PASSWORD = "Correct-horse-1";

    private final Database database;
    private final Pools pools;
    private final Users users;
    private final Passwords passwords;

    TestUsers(Database database, Pools pools, Users users, Passwords passwords) {
        this.database = database;
        this.pools = pools;
        this.users = users;
        this.passwords = passwords;
    }

    /** A user with {@link #PASSWORD}, a temporary one when it must be changed. */
    public User create(String poolId, String name, UserStatus status, Map<String, String> attributes) {
        return run(session -> pools.require(poolId).chain(pool -> create(session, pool, name, status, attributes)));
    }

    /** Changes a user. */
    public User change(User user, Function<User, User> change) {
        return run(session ->
                pools.require(user.poolId()).chain(pool -> users.update(session, pool, user, change.apply(user))));
    }

    /** Runs work in a transaction. */
    public <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> database.inTransaction(work));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Uni<User> create(
            Mutiny.Session session, UserPool pool, String name, UserStatus status, Map<String, String> attributes) {
        boolean temporary = status == UserStatus.FORCE_CHANGE_PASSWORD;
        return users.create(session, pool, NewUser.named(pool, name, status, attributes))
                .call(user -> passwords.set(session, pool, user, PASSWORD, temporary));
    }
}
