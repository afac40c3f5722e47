package dev.cognate.userpool.sso;

import dev.cognate.userpool.session.SsoSessions;
import dev.cognate.userpool.token.Assurance;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code browser_session}. */
@ApplicationScoped
class BrowserSessionStore implements UserDeletionListener {
    private static final int MOST_SHOWN = 50;
    /** A session as it is kept; the user is enabled. */
    record Kept(BrowserSession session, byte[] secretHash) {}

    Uni<Void> insert(
            Mutiny.Session session, BrowserSession started, byte[] secretHash, Instant expiresAt, String browser) {
        return session.createNativeQuery("""
                        insert into browser_session
                            (pool_id, id, sub, secret_hash, auth_time, expires_at, acr, amr, device_key, browser,
                             provider)
                        values (:pool, :id, :sub, :hash, :time, :expires, cast(:acr as text), :amr,
                            cast(:device as text), :browser, cast(:provider as text))
                        """)
                .setParameter("pool", started.poolId())
                .setParameter("browser", browser)
                .setParameter("id", started.id())
                .setParameter("sub", started.sub())
                .setParameter("hash", secretHash)
                .setParameter("time", started.authTime().atOffset(ZoneOffset.UTC))
                .setParameter("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .setParameter("acr", started.assurance().acr().orElse(null))
                .setParameter("amr", String.join(" ", started.assurance().amr()))
                .setParameter("device", started.deviceKey().orElse(null))
                .setParameter("provider", started.provider().orElse(null))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A session that has not expired, of a user who is enabled. */
    Uni<Optional<Kept>> find(Mutiny.Session session, String poolId, UUID id, Instant now) {
        return session.createNativeQuery("""
                        select cast(s.sub as text), u.username, cast(extract(epoch from s.auth_time) as bigint),
                            s.acr, s.amr, s.device_key, s.secret_hash, s.provider
                        from browser_session s join pool_user u on u.pool_id = s.pool_id and u.sub = s.sub
                        where s.pool_id = :pool and s.id = :id and s.expires_at > :now and u.enabled
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> kept(poolId, id, found)));
    }

    private static Kept kept(String poolId, UUID id, Object[] row) {
        String amr = (String) row[4];
        return new Kept(
                new BrowserSession(
                        id,
                        poolId,
                        UUID.fromString((String) row[0]),
                        (String) row[1],
                        Instant.ofEpochSecond(((Number) row[2]).longValue()),
                        new Assurance(
                                Optional.ofNullable((String) row[3]),
                                amr.isEmpty() ? List.of() : List.of(amr.split(" "))),
                        Optional.ofNullable((String) row[5]),
                        Optional.ofNullable((String) row[7])),
                (byte[]) row[6]);
    }

    /** The sessions of a user that have not expired, the youngest first. */
    Uni<List<SignedInBrowser>> of(Mutiny.Session session, String poolId, UUID sub, Instant now) {
        return session.createNativeQuery("""
                        select cast(id as text), cast(extract(epoch from auth_time) as bigint), browser
                        from browser_session
                        where pool_id = :pool and sub = :sub and expires_at > :now
                        order by auth_time desc, id limit :most
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("most", MOST_SHOWN)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new SignedInBrowser(
                                UUID.fromString((String) row[0]),
                                Instant.ofEpochSecond(((Number) row[1]).longValue()),
                                (String) row[2]))
                        .toList());
    }

    /** Notes what its user is to see of a session. */
    Uni<Void> track(Mutiny.Session session, BrowserSession started, SsoSessions.SsoSession seen) {
        return session.createNativeQuery("""
                        update browser_session set last_active_at = :now, device_type = :device, ip_address = :ip
                        where pool_id = :pool and id = :id
                        """)
                .setParameter("pool", started.poolId())
                .setParameter("id", started.id())
                .setParameter("now", seen.lastActiveAt().atOffset(ZoneOffset.UTC))
                .setParameter("device", seen.deviceType())
                .setParameter("ip", seen.ipAddress())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<SsoSessions.SsoSession>> tracked(Mutiny.Session session, User user, int limit, Instant now) {
        return session.createNativeQuery("""
                        select cast(id as text), cast(extract(epoch from auth_time) * 1000 as bigint),
                            cast(extract(epoch from last_active_at) * 1000 as bigint), device_type, ip_address
                        from browser_session
                        where pool_id = :pool and sub = :sub and last_active_at is not null and expires_at > :now
                        order by last_active_at desc, id
                        """, Object[].class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new SsoSessions.SsoSession(
                                UUID.fromString((String) row[0]),
                                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                                Instant.ofEpochMilli(((Number) row[2]).longValue()),
                                (String) row[3],
                                (String) row[4]))
                        .toList());
    }

    /** False when it is none of this user's. */
    Uni<Boolean> delete(Mutiny.Session session, User user, UUID id) {
        return session.createNativeQuery(
                        "delete from browser_session where pool_id = :pool and sub = :sub and id = :id")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("id", id)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, UUID id) {
        return session.createNativeQuery("delete from browser_session where pool_id = :pool and id = :id")
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The ids of a user's sessions but one. */
    Uni<List<UUID>> others(Mutiny.Session session, User user, UUID kept) {
        return session.createNativeQuery(
                        "select cast(id as text) from browser_session"
                                + " where pool_id = :pool and sub = :sub and id <> :kept",
                        String.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("kept", kept)
                .getResultList()
                .map(ids -> ids.stream().map(UUID::fromString).toList());
    }

    Uni<Void> deleteAll(Mutiny.Session session, String poolId, UUID sub) {
        return session.createNativeQuery("delete from browser_session where pool_id = :pool and sub = :sub")
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return deleteAll(session, user.poolId(), user.sub());
    }

    Uni<Integer> deleteExpired(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("delete from browser_session where expires_at <= :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
