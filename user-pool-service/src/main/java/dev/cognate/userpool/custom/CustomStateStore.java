package dev.cognate.userpool.custom;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code custom_challenge}. */
@ApplicationScoped
class CustomStateStore {

    Uni<Void> insert(Mutiny.Session session, String poolId, UUID id, byte[] bytes, Instant expiresAt) {
        return session.createNativeQuery("""
                        insert into custom_challenge (pool_id, session_id, content, expires_at)
                        values (:pool, :id, :content, :expires)
                        """)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .setParameter("content", bytes)
                .setParameter("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<byte[]>> find(Mutiny.Session session, String poolId, UUID id) {
        return session.createNativeQuery(
                        "select content from custom_challenge where pool_id = :pool and session_id = :id", byte[].class)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<Void> deleteExpired(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("delete from custom_challenge where expires_at < :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }
}
