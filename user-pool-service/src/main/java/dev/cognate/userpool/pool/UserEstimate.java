package dev.cognate.userpool.pool;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many users a pool has: counted while they are few, and beyond that what PostgreSQL's planner expects, which costs
 * the same for a thousand as for ten million.
 */
@ApplicationScoped
class UserEstimate {
    private static final int COUNTED = 1_000;

    Uni<Integer> of(Mutiny.Session session, UserPool pool) {
        return session.createNativeQuery(
                        "select count(*) from (select 1 from pool_user where pool_id = :id limit " + (COUNTED + 1)
                                + ") some_users",
                        Long.class)
                .setParameter("id", pool.id())
                .getSingleResult()
                .chain(counted ->
                        counted <= COUNTED ? Uni.createFrom().item(counted.intValue()) : planned(session, pool));
    }

    private static Uni<Integer> planned(Mutiny.Session session, UserPool pool) {
        return session.createNativeQuery("select planned_pool_users(cast(:id as text))", Long.class)
                .setParameter("id", pool.id())
                .getSingleResult()
                .map(rows -> Math.clamp(rows, COUNTED + 1, Integer.MAX_VALUE));
    }
}
