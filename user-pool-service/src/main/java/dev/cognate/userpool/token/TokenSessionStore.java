package dev.cognate.userpool.token;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code token_family} that are sessions. */
@ApplicationScoped
class TokenSessionStore {
    private static final String ACTIVE = """
            pool_id = :pool and sub = :sub and last_active_at is not null and revoked_at is null
                and expires_at > :now and auth_time >= :valid
            """;

    /** Makes sign-ins of one user wait for each other until the transaction ends. */
    Uni<Void> lock(Mutiny.Session session, User user) {
        return session.createNativeQuery(
                        "select username from pool_user where pool_id = :pool and sub = :sub for no key update",
                        String.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /** Revokes all but the {@code keep} sessions last active; gives how many that were. */
    Uni<Integer> evict(Mutiny.Session session, User user, int keep, Instant now) {
        return session.createNativeQuery("""
                        update token_family set revoked_at = :now where pool_id = :pool and origin_jti in (
                            select origin_jti from token_family where
                        """ + ACTIVE + """
                            order by last_active_at desc, origin_jti offset :keep)
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("valid", validFrom(user))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("keep", keep)
                .executeUpdate();
    }

    /** The sessions of a user, the last active first. */
    Uni<List<TokenFamily>> active(Mutiny.Session session, User user, int limit, Instant now) {
        return session.createNativeQuery("""
                        select cast(origin_jti as text), client_id,
                            cast(extract(epoch from auth_time) * 1000 as bigint),
                            cast(extract(epoch from expires_at) * 1000 as bigint), cast(refresh_jti as text),
                            cast(extract(epoch from last_active_at) * 1000 as bigint), device_type, ip_address,
                            cast(sso_id as text)
                        from token_family where
                        """ + ACTIVE + "order by last_active_at desc, origin_jti", Object[].class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("valid", validFrom(user))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> family(user, row)).toList());
    }

    Uni<Optional<UUID>> browserSession(Mutiny.Session session, User user, UUID id) {
        return session.createNativeQuery("""
                        select cast(sso_id as text) from token_family
                        where pool_id = :pool and sub = :sub and origin_jti = :id and sso_id is not null
                        """, String.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(UUID::fromString));
    }

    Uni<Void> revokeOf(Mutiny.Session session, User user, UUID browserSession, Instant now) {
        return session.createNativeQuery("""
                        update token_family set revoked_at = :now
                        where pool_id = :pool and sub = :sub and sso_id = :sso and revoked_at is null
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("sso", browserSession)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Revokes one session; false when it is none of this user's active ones. */
    Uni<Boolean> revoke(Mutiny.Session session, User user, UUID id, Instant now) {
        return session.createNativeQuery(
                        "update token_family set revoked_at = :now where origin_jti = :id and " + ACTIVE)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("valid", validFrom(user))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("id", id)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Notes that a session was heard of. */
    Uni<Void> touch(Mutiny.Session session, TokenFamily family, Activity activity) {
        return session.createNativeQuery("""
                        update token_family
                        set last_active_at = :now, device_type = :device, ip_address = :ip
                        where pool_id = :pool and origin_jti = :id and last_active_at is not null
                        """)
                .setParameter("pool", family.poolId())
                .setParameter("id", family.id())
                .setParameter("now", activity.at().atOffset(ZoneOffset.UTC))
                .setParameter("device", activity.deviceType())
                .setParameter("ip", activity.ipAddress())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Object validFrom(User user) {
        return user.tokensValidFrom().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    private static TokenFamily family(User user, Object[] row) {
        return new TokenFamily(
                user.poolId(),
                UUID.fromString((String) row[0]),
                user.sub(),
                (String) row[1],
                TokenFamilyStore.moment(row[2]),
                TokenFamilyStore.moment(row[3]),
                UUID.fromString((String) row[4]),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new Activity(TokenFamilyStore.moment(row[5]), (String) row[6], (String) row[7])),
                Assurance.UNKNOWN,
                Optional.ofNullable((String) row[8])
                        .map(sso -> new Grant(
                                new LinkedHashSet<>(),
                                Optional.empty(),
                                Optional.of(UUID.fromString(sso)),
                                Optional.empty())));
    }
}
