package dev.cognate.userpool.oauth.device;

import dev.cognate.keyring.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code device_request}. */
@ApplicationScoped
class DeviceRequestStore {
    private static final String COLUMNS = """
            select client_id, scopes, state, cast(sso_id as text), cast(extract(epoch from expires_at) * 1000 as bigint),
                cast(extract(epoch from poll_after) * 1000 as bigint), poll_interval
            from device_request where pool_id = :pool and
            """;

    /** False when another device shows this code just now. */
    Uni<Boolean> insert(
            Mutiny.Session session, String poolId, String deviceCode, String userCode, DeviceRequest request) {
        return session.createNativeQuery("""
                        insert into device_request (pool_id, device_code_hash, user_code, client_id, scopes, state,
                            expires_at, poll_after, poll_interval)
                        values (:pool, :hash, :user, :client, :scopes, :state, :expires, :poll, :interval)
                        on conflict do nothing
                        """)
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(deviceCode))
                .setParameter("user", userCode)
                .setParameter("client", request.clientId())
                .setParameter("scopes", String.join(" ", request.scopes()))
                .setParameter("state", request.state().name())
                .setParameter("expires", request.expiresAt().atOffset(ZoneOffset.UTC))
                .setParameter("poll", request.pollAfter().atOffset(ZoneOffset.UTC))
                .setParameter("interval", request.interval())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Locks the row until the transaction ends: two questions at the same moment must not both be answered. */
    Uni<Optional<DeviceRequest>> findForUpdate(Mutiny.Session session, String poolId, String deviceCode) {
        return session.createNativeQuery(COLUMNS + "device_code_hash = :hash for update", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(deviceCode))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(DeviceRequestStore::read));
    }

    Uni<Void> wait(Mutiny.Session session, String poolId, String deviceCode, Instant pollAfter, int interval) {
        return session.createNativeQuery("""
                        update device_request set poll_after = :poll, poll_interval = :interval
                        where pool_id = :pool and device_code_hash = :hash
                        """)
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(deviceCode))
                .setParameter("poll", pollAfter.atOffset(ZoneOffset.UTC))
                .setParameter("interval", interval)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, String deviceCode) {
        return session.createNativeQuery(
                        "delete from device_request where pool_id = :pool and device_code_hash = :hash")
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(deviceCode))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Writes down what a user said; false when no device of this client waits with this code. */
    Uni<Boolean> decide(
            Mutiny.Session session,
            String poolId,
            String clientId,
            String userCode,
            DeviceRequest.State state,
            UUID browserSession,
            Instant now) {
        return session.createNativeQuery("""
                        update device_request set state = :state, sso_id = :sso
                        where pool_id = :pool and user_code = :user and client_id = :client and state = 'PENDING'
                            and expires_at > :now
                        """)
                .setParameter("pool", poolId)
                .setParameter("user", userCode)
                .setParameter("client", clientId)
                .setParameter("state", state.name())
                .setParameter("sso", browserSession)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Integer> deleteExpired(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from device_request where expires_at <= :before")
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static DeviceRequest read(Object[] row) {
        return new DeviceRequest(
                (String) row[0],
                DeviceRequest.scopes((String) row[1]),
                DeviceRequest.State.valueOf((String) row[2]),
                Optional.ofNullable((String) row[3]).map(UUID::fromString),
                Instant.ofEpochMilli(((Number) row[4]).longValue()),
                Instant.ofEpochMilli(((Number) row[5]).longValue()),
                ((Number) row[6]).intValue());
    }
}
