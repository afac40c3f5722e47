package dev.cognate.userpool.federation.user;

import dev.cognate.database.IndexedText;
import dev.cognate.database.Json;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_identity} and {@code linked_claim}. */
@ApplicationScoped
class IdentityStore implements UserDeletionListener {
    /** One probe of the primary key for each claim. */
    static final String FIND = """
            select i.attribute, cast(i.sub as text), i.linked, i.enabled
            from jsonb_each_text(cast(cast(:claims as text) as jsonb)) as said (claim, content)
            join user_identity i on i.attribute = said.claim and i.value_key = said.content
            where i.pool_id = :pool and i.provider = :provider
            order by case when i.attribute = :subject then 0 else 1 end, i.created_at, i.attribute limit 1
            """;

    private final Json json;
    private final Clock clock;

    IdentityStore(Json json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The identity of somebody, by the subject before any claim, and by the claim linked first before others. */
    Uni<Optional<KnownIdentity>> find(
            Mutiny.Session session, String poolId, IdentityKey subject, Map<String, String> claims) {
        Map<String, String> keys = new HashMap<>();
        claims.forEach((name, value) -> keys.put(name, IndexedText.of(value)));
        keys.put(subject.attribute(), IndexedText.of(subject.value()));
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("claims", json.write(keys))
                .setParameter("pool", poolId)
                .setParameter("provider", subject.provider())
                .setParameter("subject", IdentityKey.SUBJECT)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(IdentityStore::identity));
    }

    /** Exactly this identity. */
    Uni<Optional<KnownIdentity>> find(Mutiny.Session session, String poolId, IdentityKey key) {
        return find(session, poolId, key, Map.of());
    }

    /** Gives an identity to a user; false when it is somebody's. Waits for others who are about to. */
    Uni<Boolean> claim(Mutiny.Session session, String poolId, IdentityKey key, UUID sub, boolean linked) {
        return session.createNativeQuery("""
                        insert into user_identity
                            (pool_id, provider, attribute, value_key, sub, linked, enabled, created_at)
                        values (:pool, :provider, :attribute, :value, :sub, :linked, true, :now)
                        on conflict do nothing
                        """)
                .setParameter("pool", poolId)
                .setParameter("provider", key.provider())
                .setParameter("attribute", key.attribute())
                .setParameter("value", IndexedText.of(key.value()))
                .setParameter("sub", sub)
                .setParameter("linked", linked)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> release(Mutiny.Session session, String poolId, IdentityKey key) {
        return at(session, "delete from user_identity", poolId, key);
    }

    Uni<Void> disable(Mutiny.Session session, String poolId, IdentityKey key) {
        return at(session, "update user_identity set enabled = false", poolId, key);
    }

    private static Uni<Void> at(Mutiny.Session session, String statement, String poolId, IdentityKey key) {
        return session.createNativeQuery(statement + """
                         where pool_id = :pool and provider = :provider and attribute = :attribute
                          and value_key = :value
                        """)
                .setParameter("pool", poolId)
                .setParameter("provider", key.provider())
                .setParameter("attribute", key.attribute())
                .setParameter("value", IndexedText.of(key.value()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes that users of a provider are linked by a claim, and tells by how many they are. */
    Uni<Long> countClaims(Mutiny.Session session, String poolId, String provider, String claim) {
        return session.createNativeQuery("""
                        insert into linked_claim (pool_id, provider, claim) values (:pool, :provider, :claim)
                        on conflict do nothing
                        """)
                .setParameter("pool", poolId)
                .setParameter("provider", provider)
                .setParameter("claim", claim)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "select count(*) from linked_claim where pool_id = :pool and provider = :provider",
                                Long.class)
                        .setParameter("pool", poolId)
                        .setParameter("provider", provider)
                        .getSingleResult());
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from user_identity where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static KnownIdentity identity(Object[] row) {
        return new KnownIdentity((String) row[0], UUID.fromString((String) row[1]), (Boolean) row[2], (Boolean) row[3]);
    }
}
