package dev.cognate.userpool.client;

import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.database.Json;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code app_client} and of {@code app_client_pool}, which finds a client's pool. */
@ApplicationScoped
class AppClientStore {
    private static final String COLUMNS = "select pool_id, client_id, name, cast(settings as text) as settings,"
            + " cast(secrets as text) as secrets from app_client ";
    private static final String KIND = "coalesce(settings ->> 'ClientType', 'REGULAR')";

    private final Json json;
    private final StoredSecrets secrets;
    private final List<ClientDeletionListener> listeners;

    AppClientStore(Json json, StoredSecrets secrets, @All List<ClientDeletionListener> listeners) {
        this.json = json;
        this.secrets = secrets;
        this.listeners = listeners;
    }

    Uni<Void> insert(Mutiny.Session session, AppClient client) {
        Uni<Integer> row = session.createNativeQuery("""
                insert into app_client (pool_id, client_id, name, settings, secrets, created_at, modified_at)
                values (:pool, :id, :name, cast(cast(:settings as text) as jsonb),
                    cast(cast(:secrets as text) as jsonb), :created, :modified)
                """)
                .setParameter("pool", client.poolId())
                .setParameter("id", client.id())
                .setParameter("name", client.settings().clientName())
                .setParameter("settings", json.write(client.settings()))
                .setParameter("secrets", secrets.write(client.id(), client.secrets()))
                .setParameter("created", client.settings().creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("modified", client.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return row.chain(() -> session.createNativeQuery(
                                "insert into app_client_pool (client_id, pool_id) values (:id, :pool)")
                        .setParameter("id", client.id())
                        .setParameter("pool", client.poolId())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, AppClient client) {
        return session.createNativeQuery("""
                update app_client
                set name = :name, settings = cast(cast(:settings as text) as jsonb), modified_at = :modified
                where pool_id = :pool and client_id = :id
                """)
                .setParameter("pool", client.poolId())
                .setParameter("id", client.id())
                .setParameter("name", client.settings().clientName())
                .setParameter("settings", json.write(client.settings()))
                .setParameter("modified", client.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> updateSecrets(Mutiny.Session session, AppClient client) {
        return session.createNativeQuery("""
                update app_client set secrets = cast(cast(:secrets as text) as jsonb)
                where pool_id = :pool and client_id = :id
                """)
                .setParameter("pool", client.poolId())
                .setParameter("id", client.id())
                .setParameter("secrets", secrets.write(client.id(), client.secrets()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes a client with everything any feature keeps about it. */
    Uni<Void> delete(Mutiny.Session session, AppClient client) {
        Uni<Void> forgotten = Uni.createFrom().voidItem();
        for (ClientDeletionListener listener : listeners) {
            forgotten = forgotten.chain(() -> listener.deleting(session, client));
        }
        return forgotten.chain(() -> deleteRows(session, client));
    }

    private static Uni<Void> deleteRows(Mutiny.Session session, AppClient client) {
        return deleteFrom(session, "app_client", client)
                .chain(() -> deleteFrom(session, "app_client_pool", client))
                .replaceWithVoid();
    }

    private static Uni<Integer> deleteFrom(Mutiny.Session session, String table, AppClient client) {
        return session.createNativeQuery("delete from " + table + " where pool_id = :pool and client_id = :id")
                .setParameter("pool", client.poolId())
                .setParameter("id", client.id())
                .executeUpdate();
    }

    Uni<Optional<String>> poolOf(Mutiny.Session session, String clientId) {
        return session.createNativeQuery("select pool_id from app_client_pool where client_id = :id", String.class)
                .setParameter("id", clientId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<Optional<AppClient>> find(Mutiny.Session session, String poolId, String clientId) {
        return one(session, "where pool_id = :pool and client_id = :id", poolId, clientId);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<AppClient>> findForUpdate(Mutiny.Session session, String poolId, String clientId) {
        return one(session, "where pool_id = :pool and client_id = :id for update", poolId, clientId);
    }

    /** How many clients of a kind a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId, ClientKind kind) {
        return session.createNativeQuery(
                        "select count(*) from app_client where pool_id = :pool and " + KIND + " = :kind", Long.class)
                .setParameter("pool", poolId)
                .setParameter("kind", kind.name())
                .getSingleResult();
    }

    /**
     * The pool's clients behind {@code after} in order of their ids, at most {@code limit}.
     *
     * @param kind empty for all of them
     */
    Uni<List<AppClient>> page(
            Mutiny.Session session, String poolId, Optional<ClientKind> kind, String after, int limit) {
        return session.createNativeQuery(
                        COLUMNS + "where pool_id = :pool and client_id > :after and (:kind = '' or " + KIND
                                + " = :kind) order by client_id",
                        AppClientRow.class)
                .setParameter("pool", poolId)
                .setParameter("kind", kind.map(ClientKind::name).orElse(""))
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> client(session, row)).toList());
    }

    private Uni<Optional<AppClient>> one(Mutiny.Session session, String where, String poolId, String clientId) {
        return session.createNativeQuery(COLUMNS + where, AppClientRow.class)
                .setParameter("pool", poolId)
                .setParameter("id", clientId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> client(session, found)));
    }

    private AppClient client(Mutiny.Session session, AppClientRow row) {
        // rows change by statements, which a managed entity would not show
        session.detach(row);
        return new AppClient(
                row.poolId,
                row.clientId,
                json.read(row.settings, UserPoolClientType.class),
                secrets.read(row.clientId, row.secrets));
    }
}
