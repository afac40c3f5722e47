package dev.cognate.userpool.branding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code ui_customization}. */
@ApplicationScoped
class UiCustomizationStore {

    Uni<Void> put(Mutiny.Session session, UiCustomization look) {
        return session.createNativeQuery("""
                        insert into ui_customization
                            (pool_id, client_id, css, css_version, image, created_at, modified_at)
                        values (:pool, :client, :css, :version, :image, :created, :modified)
                        on conflict (pool_id, client_id) do update
                            set css = excluded.css, css_version = excluded.css_version, image = excluded.image,
                                modified_at = excluded.modified_at
                        """)
                .setParameter("pool", look.poolId())
                .setParameter("client", look.clientId())
                .setParameter("css", look.css())
                .setParameter("version", look.version())
                .setParameter("image", look.image())
                .setParameter("created", look.createdAt().atOffset(ZoneOffset.UTC))
                .setParameter("modified", look.modifiedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery("delete from ui_customization where pool_id = :pool and client_id = :client")
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The client's own, or else the pool's for all. */
    Uni<Optional<UiCustomization>> find(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery("""
                        select pool_id, client_id, css, css_version, image,
                            cast(extract(epoch from created_at) * 1000 as bigint),
                            cast(extract(epoch from modified_at) * 1000 as bigint)
                        from ui_customization where pool_id = :pool and client_id in (:client, 'ALL')
                        order by client_id = 'ALL' limit 1
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(UiCustomizationStore::look));
    }

    private static UiCustomization look(Object[] row) {
        return new UiCustomization(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Instant.ofEpochMilli(((Number) row[5]).longValue()),
                Instant.ofEpochMilli(((Number) row[6]).longValue()));
    }
}
