package dev.cognate.userpool.resourceserver;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.contract.idp.ResourceServerScopeType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code resource_server}. */
@ApplicationScoped
class ResourceServerStore {
    private static final String COLUMNS =
            "select pool_id, identifier, name, cast(scopes as text) from resource_server where pool_id = :pool ";
    private static final TypeReference<List<ResourceServerScopeType>> SCOPES = new TypeReference<>() {};

    private final Json json;

    ResourceServerStore(Json json) {
        this.json = json;
    }

    /** Stores a new resource server; false when the pool has one of this identifier. */
    Uni<Boolean> insert(Mutiny.Session session, ResourceServer server, Instant now) {
        return session.createNativeQuery("""
                        insert into resource_server (pool_id, identifier, name, scopes, created_at, modified_at)
                        values (:pool, :identifier, :name, cast(cast(:scopes as text) as jsonb), :now, :now)
                        on conflict (pool_id, identifier) do nothing
                        """)
                .setParameter("pool", server.poolId())
                .setParameter("identifier", server.identifier())
                .setParameter("name", server.name())
                .setParameter("scopes", json.write(server.scopes()))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Replaces name and scopes; false when there is no such resource server. */
    Uni<Boolean> update(Mutiny.Session session, ResourceServer server, Instant now) {
        return session.createNativeQuery("""
                        update resource_server set name = :name, scopes = cast(cast(:scopes as text) as jsonb),
                            modified_at = :now
                        where pool_id = :pool and identifier = :identifier
                        """)
                .setParameter("pool", server.poolId())
                .setParameter("identifier", server.identifier())
                .setParameter("name", server.name())
                .setParameter("scopes", json.write(server.scopes()))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Deletes a resource server; false when there is no such one. */
    Uni<Boolean> delete(Mutiny.Session session, String poolId, String identifier) {
        return session.createNativeQuery(
                        "delete from resource_server where pool_id = :pool and identifier = :identifier")
                .setParameter("pool", poolId)
                .setParameter("identifier", identifier)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Optional<ResourceServer>> find(Mutiny.Session session, String poolId, String identifier) {
        return session.createNativeQuery(COLUMNS + "and identifier = :identifier", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("identifier", identifier)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::server));
    }

    /** How many resource servers a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select count(*) from resource_server where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    /** All of a pool; a quota bounds them. */
    Uni<List<ResourceServer>> all(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(COLUMNS + "order by identifier", Object[].class)
                .setParameter("pool", poolId)
                .getResultList()
                .map(this::servers);
    }

    /** Those of a pool behind {@code after} in order of their identifiers, at most {@code limit}. */
    Uni<List<ResourceServer>> page(Mutiny.Session session, String poolId, String after, int limit) {
        return session.createNativeQuery(COLUMNS + "and identifier > :after order by identifier", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(this::servers);
    }

    private List<ResourceServer> servers(List<Object[]> rows) {
        return rows.stream().map(this::server).toList();
    }

    private ResourceServer server(Object[] row) {
        return new ResourceServer(
                (String) row[0], (String) row[1], (String) row[2], json.read((String) row[3], SCOPES));
    }
}
