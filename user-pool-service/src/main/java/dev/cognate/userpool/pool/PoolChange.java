package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes the settings of a pool, one change at a time, and tells everybody. */
@ApplicationScoped
public class PoolChange {
    private final Database database;
    private final UserPoolStore store;
    private final SettingsNews news;
    private final Clock clock;

    PoolChange(Database database, UserPoolStore store, SettingsNews news, Clock clock) {
        this.database = database;
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Replaces the settings of a pool by what {@code change} makes of them; an error it throws leaves everything as it
     * was. Fails with ResourceNotFoundException when there is no such pool.
     */
    public Uni<UserPool> apply(
            String poolId, UserPoolEventType type, CallContext context, UnaryOperator<UserPoolType> change) {
        return applyToAll(
                poolId, type, context, pool -> new UserPool(pool.id(), change.apply(pool.settings()), pool.mfa()));
    }

    /** Like {@link #apply}, for a change that concerns more than the settings. */
    public Uni<UserPool> applyToAll(
            String poolId, UserPoolEventType type, CallContext context, UnaryOperator<UserPool> change) {
        return applyWith(
                poolId,
                type,
                EventDetails.of(context),
                change,
                (session, pool) -> Uni.createFrom().voidItem());
    }

    /**
     * Like {@link #apply}, for a change that comes with rows of another feature.
     *
     * @param details of the event
     * @param rows what else changes, in the same transaction, given the pool as it will be; when it fails, nothing changes
     */
    public Uni<UserPool> applyWith(
            String poolId,
            UserPoolEventType type,
            Map<String, Object> details,
            UnaryOperator<UserPool> change,
            BiFunction<Mutiny.Session, UserPool, Uni<Void>> rows) {
        return database.inTransaction(session -> store.findForUpdate(session, poolId)
                        .map(found -> changed(found.orElseThrow(() -> Pools.missing(poolId)), change))
                        .call(pool -> rows.apply(session, pool))
                        .call(pool -> store.update(session, pool))
                        .call(pool -> news.tell(session, type, pool, details)))
                .invoke(pool -> news.forget(poolId));
    }

    private UserPool changed(UserPool before, UnaryOperator<UserPool> change) {
        UserPool pool = change.apply(before);
        UserPoolType settings = pool.settings().toBuilder()
                .lastModifiedDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        return new UserPool(pool.id(), settings, pool.mfa());
    }
}
