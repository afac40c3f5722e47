package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.RiskConfigurationType;
import dev.cognate.database.Json;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code risk_configuration}. */
@ApplicationScoped
class RiskConfigurationStore implements ClientDeletionListener {
    /** In place of a client's id, for the pool as a whole. */
    private static final String POOL = "";

    private final Json json;

    RiskConfigurationStore(Json json) {
        this.json = json;
    }

    /**
     * What was set.
     *
     * @param clientId the client, or null for the pool as a whole
     */
    Uni<Optional<RiskConfiguration>> find(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery("""
                        select cast(settings as text) from risk_configuration
                        where pool_id = :pool and client_id = :client
                        """, String.class)
                .setParameter("pool", poolId)
                .setParameter("client", Objects.requireNonNullElse(clientId, POOL))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(settings ->
                                new RiskConfiguration(poolId, json.read(settings, RiskConfigurationType.class))));
    }

    Uni<Void> save(Mutiny.Session session, RiskConfiguration configuration) {
        RiskConfigurationType settings = configuration.settings();
        return session.createNativeQuery("""
                        insert into risk_configuration (pool_id, client_id, settings, modified_at)
                        values (:pool, :client, cast(cast(:settings as text) as jsonb), :modified)
                        on conflict (pool_id, client_id) do update
                        set settings = excluded.settings, modified_at = excluded.modified_at
                        """)
                .setParameter("pool", configuration.poolId())
                .setParameter("client", Objects.requireNonNullElse(settings.clientId(), POOL))
                .setParameter("settings", json.write(settings))
                .setParameter("modified", settings.lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery("delete from risk_configuration where pool_id = :pool and client_id = :client")
                .setParameter("pool", poolId)
                .setParameter("client", Objects.requireNonNullElse(clientId, POOL))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, AppClient client) {
        return delete(session, client.poolId(), client.id());
    }
}
