package dev.cognate.userpool.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_device}. */
@ApplicationScoped
class DeviceStore implements UserDeletionListener {
    private static final String COLUMNS = """
            select device_key, name, remembered, last_ip,
                cast(extract(epoch from created_at) * 1000 as bigint),
                cast(extract(epoch from modified_at) * 1000 as bigint),
                cast(extract(epoch from authenticated_at) * 1000 as bigint)
            from user_device where pool_id = :pool and sub = :sub
            """;
    private static final String ONE = " where pool_id = :pool and sub = :sub and device_key = :key";

    private final Sealer verifiers;

    /** Whose devices. */
    record Owner(String poolId, UUID sub) {

        static Owner of(User user) {
            return new Owner(user.poolId(), user.sub());
        }
    }

    DeviceStore(Keyring keyring) {
        this.verifiers = keyring.sealer("device-srp-verifier");
    }

    /** False when the user has a device of this key. */
    Uni<Boolean> insert(Mutiny.Session session, Owner owner, Device device, DeviceSecret secret) {
        return session.createNativeQuery("""
                        insert into user_device (pool_id, sub, device_key, name, remembered, srp_salt, srp_verifier,
                            last_ip, created_at, modified_at, authenticated_at)
                        values (:pool, :sub, :key, :name, :remembered, :salt, :verifier, :ip, :created, :created, :created)
                        on conflict (pool_id, sub, device_key) do nothing
                        """)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", device.key())
                .setParameter("name", device.name().orElse(null))
                .setParameter("remembered", device.remembered())
                .setParameter("salt", secret.salt())
                .setParameter(
                        "verifier", verifiers.seal(secret.verifier().toByteArray(), associated(owner, device.key())))
                .setParameter("ip", device.lastIp().orElse(null))
                .setParameter("created", utc(device.createdAt()))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Optional<Device>> find(Mutiny.Session session, Owner owner, String key) {
        return session.createNativeQuery(COLUMNS + " and device_key = :key", Object[].class)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(DeviceStore::device));
    }

    /** The user's devices behind the key {@code after}, in order of their keys. */
    Uni<List<Device>> page(Mutiny.Session session, Owner owner, String after, int limit) {
        return session.createNativeQuery(COLUMNS + " and device_key > :after order by device_key", Object[].class)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(DeviceStore::device).toList());
    }

    /** What a device is checked with, while it is remembered. */
    Uni<Optional<DeviceSecret>> rememberedSecret(Mutiny.Session session, Owner owner, String key) {
        return session.createNativeQuery(
                        "select srp_salt, srp_verifier from user_device" + ONE + " and remembered", Object[].class)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> secret(owner, key, found)));
    }

    /** False when there is no such device. */
    Uni<Boolean> remember(Mutiny.Session session, Owner owner, String key, boolean remembered, Instant now) {
        return session.createNativeQuery("update user_device set remembered = :remembered, modified_at = :now" + ONE)
                .setParameter("remembered", remembered)
                .setParameter("now", utc(now))
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** False when there is no such device. */
    Uni<Boolean> used(Mutiny.Session session, Owner owner, String key, String ip, Instant now) {
        return session.createNativeQuery(
                        "update user_device set last_ip = :ip, authenticated_at = :now, awaited_session = null" + ONE)
                .setParameter("ip", ip)
                .setParameter("now", utc(now))
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Notes a sign-in that waits for the device, in place of any other. */
    Uni<Void> await(Mutiny.Session session, Owner owner, String key, AwaitedSignIn awaited) {
        return session.createNativeQuery("update user_device set awaited_session = :block, awaited_from = :ip" + ONE)
                .setParameter("block", awaited.block())
                .setParameter("ip", awaited.sourceIp())
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<AwaitedSignIn>> awaited(Mutiny.Session session, Owner owner, String key) {
        return session.createNativeQuery(
                        "select awaited_session, awaited_from from user_device" + ONE
                                + " and awaited_session is not null",
                        Object[].class)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(row ->
                        Optional.ofNullable(row).map(found -> new AwaitedSignIn((String) found[0], (String) found[1])));
    }

    /** False when there is no such device. */
    Uni<Boolean> delete(Mutiny.Session session, Owner owner, String key) {
        return session.createNativeQuery("delete from user_device" + ONE)
                .setParameter("pool", owner.poolId())
                .setParameter("sub", owner.sub())
                .setParameter("key", key)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from user_device where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    private DeviceSecret secret(Owner owner, String key, Object[] row) {
        return new DeviceSecret(
                (byte[]) row[0], new BigInteger(verifiers.open((byte[]) row[1], associated(owner, key))));
    }

    private static Device device(Object[] row) {
        return new Device(
                (String) row[0],
                Optional.ofNullable((String) row[1]),
                (Boolean) row[2],
                Optional.ofNullable((String) row[3]),
                moment(row[4]),
                moment(row[5]),
                moment(row[6]));
    }

    private static byte[] associated(Owner owner, String key) {
        return (owner.poolId() + ":" + owner.sub() + ":" + key).getBytes(UTF_8);
    }

    private static Instant moment(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
