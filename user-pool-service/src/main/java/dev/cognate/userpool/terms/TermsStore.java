package dev.cognate.userpool.terms;

import dev.cognate.contract.idp.TermsType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code terms_of_use}. */
@ApplicationScoped
class TermsStore {
    private static final String COLUMNS = "select cast(settings as text) from terms_of_use where pool_id = :pool ";

    private final Json json;

    TermsStore(Json json) {
        this.json = json;
    }

    /** Stores new terms; false when the client has some of this name. */
    Uni<Boolean> insert(Mutiny.Session session, TermsType terms) {
        return session.createNativeQuery("""
                        insert into terms_of_use (pool_id, terms_id, client_id, name, settings, created_at, modified_at)
                        values (:pool, :id, :client, :name, cast(cast(:settings as text) as jsonb), :created, :modified)
                        on conflict (pool_id, client_id, name) do nothing
                        """)
                .setParameter("pool", terms.userPoolId())
                .setParameter("id", UUID.fromString(terms.termsId()))
                .setParameter("client", terms.clientId())
                .setParameter("name", terms.termsName())
                .setParameter("settings", json.write(terms))
                .setParameter("created", terms.creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("modified", terms.lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Stores changed terms; false, and nothing more can be done in the transaction, when the client has others of this name. */
    Uni<Boolean> update(Mutiny.Session session, TermsType terms) {
        return session.createNativeQuery("""
                        update terms_of_use set name = :name, settings = cast(cast(:settings as text) as jsonb),
                            modified_at = :modified
                        where pool_id = :pool and terms_id = :id
                        """)
                .setParameter("pool", terms.userPoolId())
                .setParameter("id", UUID.fromString(terms.termsId()))
                .setParameter("name", terms.termsName())
                .setParameter("settings", json.write(terms))
                .setParameter("modified", terms.lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1)
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }

    Uni<Void> delete(Mutiny.Session session, TermsType terms) {
        return session.createNativeQuery("delete from terms_of_use where pool_id = :pool and terms_id = :id")
                .setParameter("pool", terms.userPoolId())
                .setParameter("id", UUID.fromString(terms.termsId()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes all terms of a client. */
    Uni<Void> deleteOf(Mutiny.Session session, String poolId, String clientId) {
        return session.createNativeQuery("delete from terms_of_use where pool_id = :pool and client_id = :client")
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<TermsType>> find(Mutiny.Session session, String poolId, UUID id) {
        return one(session, COLUMNS + "and terms_id = :id", poolId, id);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<TermsType>> findForUpdate(Mutiny.Session session, String poolId, UUID id) {
        return one(session, COLUMNS + "and terms_id = :id for update", poolId, id);
    }

    /** The terms of a client and a name. */
    Uni<Optional<TermsType>> find(Mutiny.Session session, String poolId, String clientId, String name) {
        return session.createNativeQuery(COLUMNS + "and client_id = :client and name = :name", String.class)
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .map(this::maybe);
    }

    /** How many terms a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select count(*) from terms_of_use where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    /** All of a pool; a quota bounds them. */
    Uni<List<TermsType>> all(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(COLUMNS + "order by terms_id", String.class)
                .setParameter("pool", poolId)
                .getResultList()
                .map(this::terms);
    }

    /** Those of a pool behind {@code after} in order of their ids, at most {@code limit}. */
    Uni<List<TermsType>> page(Mutiny.Session session, String poolId, UUID after, int limit) {
        return session.createNativeQuery(COLUMNS + "and terms_id > :after order by terms_id", String.class)
                .setParameter("pool", poolId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(this::terms);
    }

    private Uni<Optional<TermsType>> one(Mutiny.Session session, String sql, String poolId, UUID id) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(this::maybe);
    }

    private Optional<TermsType> maybe(String row) {
        return Optional.ofNullable(row).map(settings -> json.read(settings, TermsType.class));
    }

    private List<TermsType> terms(List<String> rows) {
        return rows.stream().map(row -> json.read(row, TermsType.class)).toList();
    }
}
