package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.AuthEventType;
import dev.cognate.database.Json;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code auth_event}. */
@ApplicationScoped
class AuthEventStore implements UserDeletionListener {
    private final Json json;

    AuthEventStore(Json json) {
        this.json = json;
    }

    Uni<Void> insert(Mutiny.Session session, User user, AuthEventType event) {
        return session.createNativeQuery("""
                        insert into auth_event (pool_id, sub, event_id, created_at, event)
                        values (:pool, :sub, :id, :created, cast(cast(:event as text) as jsonb))
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("id", UUID.fromString(event.eventId()))
                .setParameter("created", event.creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("event", json.write(event))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, User user, AuthEventType event) {
        return session.createNativeQuery("""
                        update auth_event set event = cast(cast(:event as text) as jsonb)
                        where pool_id = :pool and sub = :sub and event_id = :id
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("id", UUID.fromString(event.eventId()))
                .setParameter("event", json.write(event))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<AuthEventType>> findForUpdate(Mutiny.Session session, User user, UUID id) {
        return session.createNativeQuery("""
                        select cast(event as text) from auth_event
                        where pool_id = :pool and sub = :sub and event_id = :id for update
                        """, String.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::read));
    }

    /** Those of a user before another, newest first. */
    Uni<List<AuthEventType>> page(Mutiny.Session session, User user, UUID before, int limit) {
        return session.createNativeQuery("""
                        select cast(event as text) from auth_event
                        where pool_id = :pool and sub = :sub and event_id < :before
                        order by event_id desc
                        """, String.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::read).toList());
    }

    /** Removes some rows that are too old. */
    Uni<Integer> deleteOld(Mutiny.Session session, Instant before, int most) {
        return session.createNativeQuery("""
                        delete from auth_event where ctid in (
                            select ctid from auth_event where created_at < :before limit :most)
                        """)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("most", most)
                .executeUpdate();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from auth_event where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    private AuthEventType read(String event) {
        return json.read(event, AuthEventType.class);
    }
}
