package dev.cognate.userpool.mfa.totp;

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

/** Table {@code software_token}. */
@ApplicationScoped
class SoftwareTokenStore implements UserDeletionListener {
    private static final String COLUMNS = "select token_id, secret, friendly_name, last_step from software_token ";

    /** The verified ones, the newest first. */
    Uni<List<SoftwareToken>> verified(Mutiny.Session session, User user) {
        return keyed(session.<Object[]>createNativeQuery(COLUMNS + """
                                where pool_id = :pool and sub = :sub and verified_at is not null
                                order by verified_at desc, token_id
                                """), user)
                .getResultList()
                .map(rows -> rows.stream().map(SoftwareTokenStore::read).toList());
    }

    /** The one that waits for its first code. */
    Uni<Optional<SoftwareToken>> pending(Mutiny.Session session, User user) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                COLUMNS + "where pool_id = :pool and sub = :sub and verified_at is null"),
                        user)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(SoftwareTokenStore::read));
    }

    /** Puts one in the place of the one that waited before. The caller has locked the user. */
    Uni<Void> putPending(Mutiny.Session session, User user, SoftwareToken token, Instant now) {
        Uni<Integer> replaced = keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from software_token where pool_id = :pool and sub = :sub and verified_at is null"),
                        user)
                .executeUpdate();
        return replaced.chain(() -> keyed(session.<Object[]>createNativeQuery("""
                                insert into software_token (pool_id, sub, token_id, secret, created_at, last_step)
                                values (:pool, :sub, :id, :secret, :now, :step)
                                """), user)
                        .setParameter("id", token.id())
                        .setParameter("secret", token.sealedSecret())
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("step", token.lastStep())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Makes the one that waited good; false when it does not wait any more. */
    Uni<Boolean> verify(Mutiny.Session session, User user, SoftwareToken token, Instant now) {
        return keyed(session.<Object[]>createNativeQuery("""
                                update software_token set verified_at = :now, last_step = :step,
                                    friendly_name = cast(:name as varchar)
                                where pool_id = :pool and sub = :sub and token_id = :id and verified_at is null
                                """), user)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("step", token.lastStep())
                .setParameter("name", token.friendlyName().orElse(null))
                .setParameter("id", token.id())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Uses up a step and all before it; false when another call was first. */
    Uni<Boolean> useStep(Mutiny.Session session, User user, UUID token, long step) {
        return keyed(session.<Object[]>createNativeQuery("""
                                update software_token set last_step = :step
                                where pool_id = :pool and sub = :sub and token_id = :id and last_step < :step
                                    and verified_at is not null
                                """), user)
                .setParameter("step", step)
                .setParameter("id", token)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> delete(Mutiny.Session session, User user, UUID token) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from software_token where pool_id = :pool and sub = :sub and token_id = :id"),
                        user)
                .setParameter("id", token)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** How many there were. */
    Uni<Integer> deleteAll(Mutiny.Session session, User user) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from software_token where pool_id = :pool and sub = :sub"),
                        user)
                .executeUpdate();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return deleteAll(session, user).replaceWithVoid();
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, User user) {
        query.setParameter("pool", user.poolId());
        query.setParameter("sub", user.sub());
        return query;
    }

    private static SoftwareToken read(Object[] row) {
        return new SoftwareToken(
                (UUID) row[0], (byte[]) row[1], Optional.ofNullable((String) row[2]), ((Number) row[3]).longValue());
    }
}
