package dev.cognate.identitypool.identity;

import dev.cognate.identitypool.provider.Login;
import dev.cognate.keyring.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code identity_login}: a login belongs to one identity of a pool. */
@ApplicationScoped
class LoginStore {
    private static final int LONGEST_KEY = 256;
    private static final String THIS_LOGIN = " where pool_id = :pool and provider = :provider and subject_key = :key";

    /** False when the login belongs to an identity already, which need not be this one. */
    Uni<Boolean> insert(Mutiny.Session session, Identity identity, Login login, Instant now) {
        return session.createNativeQuery("""
                        insert into identity_login
                            (pool_id, provider, subject_key, subject, developer, identity_id, linked_at)
                        values (:pool, :provider, :key, :subject, :developer, :identity, :now)
                        on conflict do nothing
                        """)
                .setParameter("pool", identity.poolId())
                .setParameter("provider", login.provider())
                .setParameter("key", key(login))
                .setParameter("subject", login.subject())
                .setParameter("developer", login.developer())
                .setParameter("identity", identity.id())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** The id of the identity that has a login. */
    Uni<Optional<String>> owner(Mutiny.Session session, String poolId, Login login) {
        return session.createNativeQuery("select identity_id from identity_login" + THIS_LOGIN, String.class)
                .setParameter("pool", poolId)
                .setParameter("provider", login.provider())
                .setParameter("key", key(login))
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<Void> move(Mutiny.Session session, String from, String to) {
        return session.createNativeQuery("update identity_login set identity_id = :to where identity_id = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, String poolId, Login login) {
        return session.createNativeQuery("delete from identity_login" + THIS_LOGIN)
                .setParameter("pool", poolId)
                .setParameter("provider", login.provider())
                .setParameter("key", key(login))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> deleteAll(Mutiny.Session session, String identityId) {
        return session.createNativeQuery("delete from identity_login where identity_id = :identity")
                .setParameter("identity", identityId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Developer user identifiers of an identity behind a key in order of their keys, at most {@code limit}. */
    Uni<List<DeveloperUser>> developerUsers(
            Mutiny.Session session, String identityId, String provider, String after, int limit) {
        return session.createNativeQuery("""
                        select subject, subject_key from identity_login
                        where identity_id = :identity and provider = :provider and developer and subject_key > :after
                        order by subject_key
                        """, Object[].class)
                .setParameter("identity", identityId)
                .setParameter("provider", provider)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new DeveloperUser((String) row[0], (String) row[1]))
                        .toList());
    }

    /** Subjects that are too long for an index are known by their digest. */
    private static String key(Login login) {
        String subject = login.subject();
        return subject.length() <= LONGEST_KEY ? "=" + subject : "#" + Sha256.hex(subject);
    }
}
