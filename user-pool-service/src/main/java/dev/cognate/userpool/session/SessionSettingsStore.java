package dev.cognate.userpool.session;

import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code session_tracking} and {@code client_session}. */
@ApplicationScoped
class SessionSettingsStore implements ClientDeletionListener {

    Uni<PoolSessions> find(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(
                        "select enabled, max_per_user from session_tracking where pool_id = :pool", Object[].class)
                .setParameter("pool", poolId)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? PoolSessions.byDefault(poolId)
                        : new PoolSessions(poolId, (Boolean) row[0], (Integer) row[1]));
    }

    Uni<Void> save(Mutiny.Session session, PoolSessions settings) {
        return session.createNativeQuery("""
                        insert into session_tracking (pool_id, enabled, max_per_user) values (:pool, :enabled, :max)
                        on conflict (pool_id) do update
                        set enabled = excluded.enabled, max_per_user = excluded.max_per_user
                        """)
                .setParameter("pool", settings.poolId())
                .setParameter("enabled", settings.tracked())
                .setParameter("max", settings.maxPerUser())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** How many minutes a client reuses an SSO session; empty when it was never set. */
    Uni<Optional<Integer>> ssoMinutes(Mutiny.Session session, AppClient client) {
        return session.createNativeQuery(
                        "select sso_minutes from client_session where pool_id = :pool and client_id = :client",
                        Integer.class)
                .setParameter("pool", client.poolId())
                .setParameter("client", client.id())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<Void> saveSsoMinutes(Mutiny.Session session, AppClient client, int minutes) {
        return session.createNativeQuery("""
                        insert into client_session (pool_id, client_id, sso_minutes) values (:pool, :client, :minutes)
                        on conflict (pool_id, client_id) do update set sso_minutes = excluded.sso_minutes
                        """)
                .setParameter("pool", client.poolId())
                .setParameter("client", client.id())
                .setParameter("minutes", minutes)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, AppClient client) {
        return session.createNativeQuery("delete from client_session where pool_id = :pool and client_id = :client")
                .setParameter("pool", client.poolId())
                .setParameter("client", client.id())
                .executeUpdate()
                .replaceWithVoid();
    }
}
