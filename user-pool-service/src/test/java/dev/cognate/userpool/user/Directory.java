package dev.cognate.userpool.user;

import dev.cognate.database.Database;
import dev.cognate.userpool.pool.Pools;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts users into pools without a sign-up, and looks at them. */
@ApplicationScoped
public class Directory {
    private final Database database;
    private final Pools pools;
    private final Users users;

    Directory(Database database, Pools pools, Users users) {
        this.database = database;
        this.pools = pools;
        this.users = users;
    }

    /** Creates a confirmed user. */
    public User create(String poolId, String name, Map<String, String> attributes) {
        return await(pools.require(poolId)
                .chain(pool -> database.inTransaction(session ->
                        users.create(session, pool, NewUser.named(pool, name, UserStatus.CONFIRMED, attributes)))));
    }

    /** Runs a unit of work. */
    public <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return await(database.inTransaction(work));
    }

    /** The user a name leads to. */
    public Optional<User> find(String poolId, String name) {
        return await(pools.require(poolId).chain(pool -> database.read(session -> users.find(session, pool, name))));
    }

    private static <T> T await(Uni<T> result) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> result);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
