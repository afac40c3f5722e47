package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code identity_provider} and of {@code identity_provider_identifier}, which makes identifiers unique. */
@ApplicationScoped
class IdentityProviderStore {
    private static final String COLUMNS = """
            select pool_id, name, cast(settings as text), secrets from identity_provider where pool_id = :pool
            """;

    private final Json json;
    private final ProviderSecrets secrets;

    IdentityProviderStore(Json json, ProviderSecrets secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    /** Stores a new provider; false when the pool has one of this name. */
    Uni<Boolean> insert(Mutiny.Session session, IdentityProvider provider) {
        return session.createNativeQuery("""
                        insert into identity_provider (pool_id, name, settings, secrets, created_at, modified_at)
                        values (:pool, :name, cast(cast(:settings as text) as jsonb), :secrets, :created, :modified)
                        on conflict (pool_id, name) do nothing
                        """)
                .setParameter("pool", provider.poolId())
                .setParameter("name", provider.name())
                .setParameter("settings", settings(provider))
                .setParameter("secrets", sealed(provider))
                .setParameter("created", provider.settings().creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("modified", provider.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> update(Mutiny.Session session, IdentityProvider provider) {
        return session.createNativeQuery("""
                        update identity_provider set settings = cast(cast(:settings as text) as jsonb),
                            secrets = :secrets, modified_at = :modified
                        where pool_id = :pool and name = :name
                        """)
                .setParameter("pool", provider.poolId())
                .setParameter("name", provider.name())
                .setParameter("settings", settings(provider))
                .setParameter("secrets", sealed(provider))
                .setParameter("modified", provider.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, IdentityProvider provider) {
        return session.createNativeQuery("delete from identity_provider where pool_id = :pool and name = :name")
                .setParameter("pool", provider.poolId())
                .setParameter("name", provider.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Gives a provider an identifier; false when another provider of the pool has it. */
    Uni<Boolean> identify(Mutiny.Session session, IdentityProvider provider, String identifier) {
        return session.createNativeQuery("""
                        insert into identity_provider_identifier (pool_id, identifier, name)
                        values (:pool, :identifier, :name) on conflict (pool_id, identifier) do nothing
                        """)
                .setParameter("pool", provider.poolId())
                .setParameter("identifier", identifier)
                .setParameter("name", provider.name())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Takes every identifier from a provider. */
    Uni<Void> forgetIdentifiers(Mutiny.Session session, IdentityProvider provider) {
        return session.createNativeQuery(
                        "delete from identity_provider_identifier where pool_id = :pool and name = :name")
                .setParameter("pool", provider.poolId())
                .setParameter("name", provider.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<IdentityProvider>> find(Mutiny.Session session, String poolId, String name) {
        return one(session, COLUMNS + "and name = :key", poolId, name);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<IdentityProvider>> findForUpdate(Mutiny.Session session, String poolId, String name) {
        return one(session, COLUMNS + "and name = :key for update", poolId, name);
    }

    Uni<Optional<IdentityProvider>> findByIdentifier(Mutiny.Session session, String poolId, String identifier) {
        String byIdentifier = """
                and name = (select i.name from identity_provider_identifier i
                            where i.pool_id = :pool and i.identifier = :key)
                """;
        return one(session, COLUMNS + byIdentifier, poolId, identifier);
    }

    /** How many providers a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select count(*) from identity_provider where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    /** All of a pool; a quota bounds them. */
    Uni<List<IdentityProvider>> all(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(COLUMNS + "order by name", Object[].class)
                .setParameter("pool", poolId)
                .getResultList()
                .map(this::providers);
    }

    /** Those of a pool behind {@code after} in order of their names, at most {@code limit}. */
    Uni<List<IdentityProvider>> page(Mutiny.Session session, String poolId, String after, int limit) {
        return session.createNativeQuery(COLUMNS + "and name > :after order by name", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(this::providers);
    }

    private Uni<Optional<IdentityProvider>> one(Mutiny.Session session, String sql, String poolId, String key) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::provider));
    }

    private List<IdentityProvider> providers(List<Object[]> rows) {
        return rows.stream().map(this::provider).toList();
    }

    private IdentityProvider provider(Object[] row) {
        String poolId = (String) row[0];
        String name = (String) row[1];
        IdentityProviderType stored = json.read((String) row[2], IdentityProviderType.class);
        return new IdentityProvider(
                poolId,
                name,
                stored.toBuilder()
                        .providerDetails(secrets.join(poolId, name, stored.providerDetails(), (byte[]) row[3]))
                        .build());
    }

    private String settings(IdentityProvider provider) {
        return json.write(provider.settings().toBuilder()
                .providerDetails(secrets.open(provider.settings().providerDetails()))
                .build());
    }

    private byte[] sealed(IdentityProvider provider) {
        return secrets.seal(
                provider.poolId(), provider.name(), provider.settings().providerDetails());
    }
}
