package dev.cognate.userpool.pool;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many users a pool has: counted while they are few, and beyond that what PostgreSQL's planner expects, which costs
 * the same for a thousand as for ten million.
 */
@ApplicationScoped
class UserEstimate {
    private static final int COUNTED = 1_000;
    private static final Pattern SAFE_ID = Pattern.compile("[\\w-]+");
    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

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

    private Uni<Integer> planned(Mutiny.Session session, UserPool pool) {
        // EXPLAIN takes no parameters
        if (!SAFE_ID.matcher(pool.id()).matches()) {
            throw new IllegalArgumentException("not a pool id");
        }
        String explain = "explain (format json) select 1 from pool_user where pool_id = '" + pool.id() + "'";
        return session.createNativeQuery(explain, String.class)
                .getSingleResult()
                .map(document -> Math.max(COUNTED + 1, rows(document)));
    }

    private static int rows(String topOfPlan) {
        Matcher matcher = ROWS.matcher(topOfPlan);
        return matcher.find() ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(matcher.group(1))) : 0;
    }
}
