package dev.cognate.userpool.domain;

import dev.cognate.contract.idp.DomainDescriptionType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code pool_domain} and of {@code domain_pool}, which finds a domain's pool. */
@ApplicationScoped
class DomainStore {
    private static final String BY_DOMAIN =
            "select cast(settings as text) from pool_domain where pool_id = :pool and domain = :domain";

    private final Json json;

    DomainStore(Json json) {
        this.json = json;
    }

    /** Stores a new domain; false, and nothing is stored, when any pool has it. */
    Uni<Boolean> insert(Mutiny.Session session, DomainDescriptionType domain, Instant now) {
        return session.createNativeQuery("""
                        insert into domain_pool (domain, pool_id) values (:domain, :pool)
                        on conflict (domain) do nothing
                        """)
                .setParameter("domain", domain.domain())
                .setParameter("pool", domain.userPoolId())
                .executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().item(false)
                        : insertRow(session, domain, now).replaceWith(true));
    }

    private Uni<Integer> insertRow(Mutiny.Session session, DomainDescriptionType domain, Instant now) {
        return session.createNativeQuery("""
                        insert into pool_domain (pool_id, domain, settings, created_at, modified_at)
                        values (:pool, :domain, cast(cast(:settings as text) as jsonb), :now, :now)
                        """)
                .setParameter("pool", domain.userPoolId())
                .setParameter("domain", domain.domain())
                .setParameter("settings", json.write(domain))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    Uni<Void> update(Mutiny.Session session, DomainDescriptionType domain, Instant now) {
        return session.createNativeQuery("""
                        update pool_domain set settings = cast(cast(:settings as text) as jsonb), modified_at = :now
                        where pool_id = :pool and domain = :domain
                        """)
                .setParameter("pool", domain.userPoolId())
                .setParameter("domain", domain.domain())
                .setParameter("settings", json.write(domain))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, String domain) {
        return deleteFrom(session, "pool_domain", poolId, domain)
                .chain(() -> deleteFrom(session, "domain_pool", poolId, domain))
                .replaceWithVoid();
    }

    private static Uni<Integer> deleteFrom(Mutiny.Session session, String table, String poolId, String domain) {
        return session.createNativeQuery("delete from " + table + " where pool_id = :pool and domain = :domain")
                .setParameter("pool", poolId)
                .setParameter("domain", domain)
                .executeUpdate();
    }

    /** The pool that has a domain. */
    Uni<Optional<String>> poolOf(Mutiny.Session session, String domain) {
        return session.createNativeQuery("select pool_id from domain_pool where domain = :domain", String.class)
                .setParameter("domain", domain)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<Optional<DomainDescriptionType>> find(Mutiny.Session session, String poolId, String domain) {
        return one(session, BY_DOMAIN, poolId, domain);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<DomainDescriptionType>> findForUpdate(Mutiny.Session session, String poolId, String domain) {
        return one(session, BY_DOMAIN + " for update", poolId, domain);
    }

    private Uni<Optional<DomainDescriptionType>> one(Mutiny.Session session, String sql, String poolId, String domain) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("pool", poolId)
                .setParameter("domain", domain)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(settings -> json.read(settings, DomainDescriptionType.class)));
    }
}
