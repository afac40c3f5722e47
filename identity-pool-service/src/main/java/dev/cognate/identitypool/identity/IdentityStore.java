package dev.cognate.identitypool.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code identity}, read with their logins. */
@ApplicationScoped
class IdentityStore {
    private static final String COLUMNS = """
            select i.identity_id, i.pool_id, i.enabled,
                cast(extract(epoch from i.created_at) * 1000000 as bigint),
                cast(extract(epoch from i.modified_at) * 1000000 as bigint),
                (select cast(json_agg(json_build_object('provider', l.provider, 'subject', l.subject,
                        'developer', l.developer) order by l.linked_at, l.provider, l.subject_key) as text)
                 from identity_login l where l.identity_id = i.identity_id)
            from identity i
            """;
    private static final TypeReference<List<Login>> LOGINS = new TypeReference<>() {};
    private static final long MICROS = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Json json;

    IdentityStore(Json json) {
        this.json = json;
    }

    Uni<Void> insert(Mutiny.Session session, Identity identity) {
        return session.createNativeQuery("""
                        insert into identity (identity_id, pool_id, enabled, created_at, modified_at)
                        values (:id, :pool, :enabled, :created, :modified)
                        """)
                .setParameter("id", identity.id())
                .setParameter("pool", identity.poolId())
                .setParameter("enabled", identity.enabled())
                .setParameter("created", identity.createdAt().atOffset(ZoneOffset.UTC))
                .setParameter("modified", identity.modifiedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Identity>> find(Mutiny.Session session, String id) {
        return session.createNativeQuery(COLUMNS + "where i.identity_id = :id", Object[].class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::identity));
    }

    /** Locks rows until the transaction ends, always in the same order, so that nobody waits for each other. */
    Uni<Void> lock(Mutiny.Session session, Collection<String> ids) {
        Uni<Void> locked = Uni.createFrom().voidItem();
        for (String id : ids.stream().sorted().toList()) {
            locked = locked.chain(() -> session.createNativeQuery(
                            "select identity_id from identity where identity_id = :id for update", String.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull()
                    .replaceWithVoid());
        }
        return locked;
    }

    /** Notes that the logins of an identity changed. */
    Uni<Void> touch(Mutiny.Session session, String id, boolean enabled, Instant now) {
        return session.createNativeQuery(
                        "update identity set enabled = :enabled, modified_at = :now where identity_id = :id")
                .setParameter("id", id)
                .setParameter("enabled", enabled)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** False when there is no such identity. */
    Uni<Boolean> delete(Mutiny.Session session, String id) {
        return session.createNativeQuery("delete from identity where identity_id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** A pool's identities behind {@code after} in order of their ids, at most {@code limit}. */
    Uni<List<Identity>> page(Mutiny.Session session, String poolId, boolean hideDisabled, String after, int limit) {
        String enabled = hideDisabled ? "and i.enabled " : "";
        return session.createNativeQuery(
                        COLUMNS + "where i.pool_id = :pool and i.identity_id > :after " + enabled
                                + "order by i.identity_id",
                        Object[].class)
                .setParameter("pool", poolId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::identity).toList());
    }

    private Identity identity(Object[] row) {
        return new Identity(
                (String) row[0],
                (String) row[1],
                (Boolean) row[2],
                moment(row[3]),
                moment(row[4]),
                row[5] == null ? List.of() : json.read((String) row[5], LOGINS));
    }

    private static Instant moment(Object micros) {
        long value = ((Number) micros).longValue();
        return Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * NANOS_PER_MICRO);
    }
}
