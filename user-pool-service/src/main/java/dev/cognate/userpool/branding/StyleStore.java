package dev.cognate.userpool.branding;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code managed_login_branding}. */
@ApplicationScoped
class StyleStore {
    private static final String COLUMNS = """
            select pool_id, client_id, cast(branding_id as text), provided_values, settings, assets,
                cast(extract(epoch from created_at) * 1000 as bigint),
                cast(extract(epoch from modified_at) * 1000 as bigint)
            from managed_login_branding where pool_id = :pool and\s""";
    private static final TypeReference<List<Picture>> PICTURES = new TypeReference<>() {};

    private final Json json;

    StyleStore(Json json) {
        this.json = json;
    }

    /** Stores a new style; false when the client has one. */
    Uni<Boolean> insert(Mutiny.Session session, Style style) {
        return session.createNativeQuery("""
                        insert into managed_login_branding
                            (pool_id, client_id, branding_id, provided_values, settings, assets, created_at, modified_at)
                        values (:pool, :client, :id, :provided, :settings, :assets, :created, :modified)
                        on conflict (pool_id, client_id) do nothing
                        """)
                .setParameter("pool", style.poolId())
                .setParameter("client", style.clientId())
                .setParameter("id", style.id())
                .setParameter("provided", style.providedValues())
                .setParameter("settings", settings(style))
                .setParameter("assets", json.write(style.pictures()))
                .setParameter("created", style.createdAt().atOffset(ZoneOffset.UTC))
                .setParameter("modified", style.modifiedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> update(Mutiny.Session session, Style style) {
        return session.createNativeQuery("""
                        update managed_login_branding
                        set provided_values = :provided, settings = :settings, assets = :assets, modified_at = :modified
                        where pool_id = :pool and client_id = :client
                        """)
                .setParameter("pool", style.poolId())
                .setParameter("client", style.clientId())
                .setParameter("provided", style.providedValues())
                .setParameter("settings", settings(style))
                .setParameter("assets", json.write(style.pictures()))
                .setParameter("modified", style.modifiedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery(
                        "delete from managed_login_branding where pool_id = :pool and client_id = :client")
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(
                        "select count(*) from managed_login_branding where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    Uni<Optional<Style>> ofClient(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery(COLUMNS + "client_id = :client", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::style));
    }

    Uni<Optional<Style>> find(Mutiny.Session session, String poolId, UUID id) {
        return byId(session, poolId, id, "");
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<Style>> findForUpdate(Mutiny.Session session, String poolId, UUID id) {
        return byId(session, poolId, id, " for update");
    }

    private Uni<Optional<Style>> byId(Mutiny.Session session, String poolId, UUID id, String lock) {
        return session.createNativeQuery(COLUMNS + "branding_id = :id" + lock, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::style));
    }

    private static String settings(Style style) {
        return style.settings().map(JsonNode::toString).orElse(null);
    }

    private Style style(Object[] row) {
        return new Style(
                (String) row[0],
                (String) row[1],
                UUID.fromString((String) row[2]),
                (Boolean) row[3],
                Optional.ofNullable((String) row[4]).map(text -> json.read(text, JsonNode.class)),
                json.read((String) row[5], PICTURES),
                Instant.ofEpochMilli(((Number) row[6]).longValue()),
                Instant.ofEpochMilli(((Number) row[7]).longValue()));
    }
}
