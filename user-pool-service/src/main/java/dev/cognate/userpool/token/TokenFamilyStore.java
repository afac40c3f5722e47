package dev.cognate.userpool.token;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.userpool.group.GroupColumn;
import dev.cognate.userpool.group.UserGroups;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code token_family}. */
@ApplicationScoped
class TokenFamilyStore {
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Json json;

    TokenFamilyStore(Json json) {
        this.json = json;
    }

    /** Stores a new family; gives the groups its user is in, or nothing when there is a family of that id already. */
    Uni<Optional<UserGroups>> insert(Mutiny.Session session, TokenFamily family) {
        return session.createNativeQuery("""
                        insert into token_family as f
                            (pool_id, origin_jti, sub, client_id, auth_time, expires_at, refresh_jti, device_key,
                             last_active_at, device_type, ip_address, acr, amr, scopes, resource, sso_id,
                             key_thumbprint)
                        values (:pool, :id, :sub, :client, :time, :expires, :jti, :device, :active, :type, :ip,
                            cast(:acr as text), :amr, cast(:scopes as text), cast(:resource as text), cast(:sso as uuid),
                            cast(:key as text))
                        on conflict (pool_id, origin_jti) do nothing
                        returning cast(f.origin_jti as text),
                        """ + GroupColumn.SQL, Object[].class)
                .setParameter("pool", family.poolId())
                .setParameter("id", family.id())
                .setParameter("sub", family.sub())
                .setParameter("client", family.clientId())
                .setParameter("time", utc(family.authTime()))
                .setParameter("expires", utc(family.expiresAt()))
                .setParameter("jti", family.refreshJti())
                .setParameter(
                        "device", family.device().map(TokenFamily.Device::key).orElse(null))
                .setParameter(
                        "active", family.activity().map(last -> utc(last.at())).orElse(null))
                .setParameter(
                        "type", family.activity().map(Activity::deviceType).orElse(null))
                .setParameter("ip", family.activity().map(Activity::ipAddress).orElse(null))
                .setParameter("acr", family.assurance().acr().orElse(null))
                .setParameter("amr", String.join(" ", family.assurance().amr()))
                .setParameter("scopes", family.grant().map(Grant::scopeText).orElse(null))
                .setParameter(
                        "resource", family.grant().flatMap(Grant::resource).orElse(null))
                .setParameter(
                        "sso", family.grant().flatMap(Grant::browserSession).orElse(null))
                .setParameter("key", family.grant().flatMap(Grant::key).orElse(null))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(inserted -> GroupColumn.read(json, (String) inserted[1])));
    }

    /** A family with its user: every refresh and every call with an access token needs both, in one round trip. */
    Uni<Optional<TokenHolder>> find(Mutiny.Session session, String poolId, UUID id) {
        return session.createNativeQuery("""
                        select cast(f.sub as text), f.client_id,
                            cast(extract(epoch from f.auth_time) * 1000 as bigint),
                            cast(extract(epoch from f.expires_at) * 1000 as bigint),
                            cast(f.refresh_jti as text), cast(f.previous_jti as text),
                            cast(extract(epoch from f.grace_until) * 1000 as bigint), f.revoked_at is not null,
                            u.username, u.status, u.enabled, cast(u.attributes as text),
                            cast(extract(epoch from u.tokens_valid_from) * 1000 as bigint),
                            cast(extract(epoch from u.created_at) * 1000 as bigint),
                            cast(extract(epoch from u.modified_at) * 1000 as bigint),
                            f.device_key, f.device_forgotten,
                            cast(extract(epoch from f.last_active_at) * 1000 as bigint), f.device_type, f.ip_address,
                            f.acr, f.amr, f.scopes, f.resource, cast(f.sso_id as text), f.key_thumbprint,
                        """ + GroupColumn.SQL + """
                        from token_family f join pool_user u on u.pool_id = f.pool_id and u.sub = f.sub
                        where f.pool_id = :pool and f.origin_jti = :id
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> holder(poolId, id, found)));
    }

    /**
     * Replaces the newest refresh token.
     *
     * @return false when another call did so first, or revoked the family
     */
    Uni<Boolean> rotate(Mutiny.Session session, TokenFamily family, UUID newJti, Instant graceUntil) {
        return session.createNativeQuery("""
                        update token_family set refresh_jti = :new, previous_jti = :old, grace_until = :grace
                        where pool_id = :pool and origin_jti = :id and refresh_jti = :old and revoked_at is null
                        """)
                .setParameter("new", newJti)
                .setParameter("old", family.refreshJti())
                .setParameter("grace", utc(graceUntil))
                .setParameter("pool", family.poolId())
                .setParameter("id", family.id())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> revoke(Mutiny.Session session, String poolId, UUID id, Instant now) {
        return session.createNativeQuery("""
                        update token_family set revoked_at = :now
                        where pool_id = :pool and origin_jti = :id and revoked_at is null
                        """)
                .setParameter("now", utc(now))
                .setParameter("pool", poolId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> revokeAll(Mutiny.Session session, String poolId, UUID sub, Instant now) {
        return session.createNativeQuery("""
                        update token_family set revoked_at = :now
                        where pool_id = :pool and sub = :sub and revoked_at is null
                        """)
                .setParameter("now", utc(now))
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> forgetDevice(Mutiny.Session session, String poolId, UUID sub, String deviceKey) {
        return session.createNativeQuery("""
                        update token_family set device_forgotten = true
                        where pool_id = :pool and sub = :sub and device_key = :device
                        """)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("device", deviceKey)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> deleteAll(Mutiny.Session session, String poolId, UUID sub) {
        return session.createNativeQuery("delete from token_family where pool_id = :pool and sub = :sub")
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Integer> deleteExpired(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from token_family where expires_at < :before")
                .setParameter("before", utc(before))
                .executeUpdate();
    }

    Uni<List<TokenFamilies.ClientSession>> clientsOf(
            Mutiny.Session session, String poolId, UUID sub, Optional<UUID> browserSession) {
        return session.createNativeQuery("""
                        select distinct client_id, cast(sso_id as text) from token_family
                        where pool_id = :pool and sub = :sub and sso_id is not null
                            and (cast(:sso as uuid) is null or sso_id = cast(:sso as uuid))
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("sso", browserSession.orElse(null))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new TokenFamilies.ClientSession((String) row[0], UUID.fromString((String) row[1])))
                        .toList());
    }

    private TokenHolder holder(String poolId, UUID id, Object[] row) {
        UUID sub = UUID.fromString((String) row[0]);
        TokenFamily family = new TokenFamily(
                poolId,
                id,
                sub,
                (String) row[1],
                moment(row[2]),
                moment(row[3]),
                UUID.fromString((String) row[4]),
                Optional.ofNullable((String) row[5]).map(UUID::fromString),
                Optional.ofNullable(row[6]).map(TokenFamilyStore::moment),
                Optional.ofNullable((String) row[15]).map(key -> new TokenFamily.Device(key, (Boolean) row[16])),
                (Boolean) row[7],
                activity(row[17], row[18], row[19]),
                assurance((String) row[20], (String) row[21]),
                Grant.of((String) row[22], (String) row[23], (String) row[24], (String) row[25]));
        User user = new User(
                poolId,
                sub,
                (String) row[8],
                UserStatus.valueOf((String) row[9]),
                (Boolean) row[10],
                json.read((String) row[11], ATTRIBUTES),
                moment(row[12]),
                moment(row[13]),
                moment(row[14]));
        return new TokenHolder(family, user, GroupColumn.read(json, (String) row[26]));
    }

    private static Assurance assurance(String acr, String amr) {
        return new Assurance(Optional.ofNullable(acr), amr.isEmpty() ? List.of() : List.of(amr.split(" ")));
    }

    private static Optional<Activity> activity(Object at, Object deviceType, Object ipAddress) {
        return at == null
                ? Optional.empty()
                : Optional.of(new Activity(moment(at), (String) deviceType, (String) ipAddress));
    }

    static Instant moment(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
