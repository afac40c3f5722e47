package dev.cognate.userpool.user;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code pool_user}. */
@ApplicationScoped
class UserStore {
    static final String COLUMNS = """
            select pool_id, sub, username, status, enabled, cast(attributes as text) as attributes,
                   tokens_valid_from, created_at, modified_at
            from pool_user
            """;
    private static final String BY_KEY = COLUMNS + "where pool_id = :pool and sub = :sub";
    static final String BY_NAME = COLUMNS + """
            where pool_id = :pool and sub = (
                select sub from user_alias where pool_id = :pool and kind in (:kinds) and value_key = :key
                order by kind limit 1)
            """;
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Json json;

    UserStore(Json json) {
        this.json = json;
    }

    Uni<Void> insert(Mutiny.Session session, User user) {
        return bindSearch(session.createNativeQuery("""
                insert into pool_user (pool_id, sub, username, status, enabled, attributes, tokens_valid_from,
                    created_at, modified_at, search_email, search_phone, search_name, search_given_name,
                    search_family_name, search_preferred)
                values (:pool, :sub, :username, :status, :enabled, cast(cast(:attributes as text) as jsonb), :valid,
                    :created, :modified, :search_email, :search_phone, :search_name, :search_given_name,
                    :search_family_name, :search_preferred)
                """), user)
                .setParameter("username", user.username())
                .setParameter("created", at(user.createdAt()))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, User user) {
        return bindSearch(session.createNativeQuery("""
                update pool_user
                set status = :status, enabled = :enabled, attributes = cast(cast(:attributes as text) as jsonb),
                    tokens_valid_from = :valid, modified_at = :modified, search_email = :search_email,
                    search_phone = :search_phone, search_name = :search_name, search_given_name = :search_given_name,
                    search_family_name = :search_family_name, search_preferred = :search_preferred
                where pool_id = :pool and sub = :sub
                """), user).executeUpdate().replaceWithVoid();
    }

    private Mutiny.MutationQuery bindSearch(Mutiny.MutationQuery statement, User user) {
        statement
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("status", user.status().name())
                .setParameter("enabled", user.enabled())
                .setParameter("attributes", json.write(user.attributes()))
                .setParameter("valid", at(user.tokensValidFrom()))
                .setParameter("modified", at(user.modifiedAt()));
        SearchKeys.COLUMNS.forEach((attribute, column) ->
                statement.setParameter(column, SearchKeys.of(user.attributes().get(attribute))));
        return statement;
    }

    Uni<Optional<User>> find(Mutiny.Session session, String poolId, UUID sub) {
        return one(session, BY_KEY, poolId, sub);
    }

    Uni<Optional<User>> findForUpdate(Mutiny.Session session, String poolId, UUID sub) {
        return one(session, BY_KEY + " for update", poolId, sub);
    }

    /**
     * The user one of the aliases of one name leads to; e-mail addresses win over phone numbers, these over usernames.
     *
     * <p>One statement, whether there is a user or not: a second one only for those who are there would tell by its time.
     */
    Uni<Optional<User>> findByName(Mutiny.Session session, String poolId, List<Alias> candidates) {
        return byName(session, BY_NAME, poolId, candidates);
    }

    /** Like {@link #findByName}, and locks the user until the transaction ends. */
    Uni<Optional<User>> findByNameForUpdate(Mutiny.Session session, String poolId, List<Alias> candidates) {
        return byName(session, BY_NAME + " for update", poolId, candidates);
    }

    /** The users of these subs, in their order. */
    Uni<List<User>> findAll(Mutiny.Session session, String poolId, List<UUID> subs) {
        String joined = subs.stream().map(UUID::toString).collect(Collectors.joining(","));
        return session.createNativeQuery(COLUMNS + """
                        where pool_id = :pool and sub = any(cast(string_to_array(:subs, ',') as uuid[])) order by sub
                        """, UserRow.class)
                .setParameter("pool", poolId)
                .setParameter("subs", joined)
                .getResultList()
                .map(rows -> rows.stream().map(row -> user(session, row)).toList());
    }

    Uni<Void> delete(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from pool_user where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    User user(Mutiny.Session session, UserRow row) {
        // rows change by statements, which a managed entity would not show
        session.detach(row);
        return new User(
                row.poolId,
                row.sub,
                row.username,
                UserStatus.valueOf(row.status),
                row.enabled,
                json.read(row.attributes, ATTRIBUTES),
                row.tokensValidFrom,
                row.createdAt,
                row.modifiedAt);
    }

    private Uni<Optional<User>> one(Mutiny.Session session, String sql, String poolId, UUID sub) {
        return session.createNativeQuery(sql, UserRow.class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> user(session, found)));
    }

    private Uni<Optional<User>> byName(Mutiny.Session session, String sql, String poolId, List<Alias> candidates) {
        // the names of kinds are in the order in which they win
        return session.createNativeQuery(sql, UserRow.class)
                .setParameter("pool", poolId)
                .setParameter(
                        "kinds",
                        candidates.stream().map(alias -> alias.kind().name()).toList())
                .setParameter("key", candidates.getFirst().key())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> user(session, found)));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
