package dev.cognate.userpool.mfa.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.idp.EnableSoftwareTokenMFAException;
import dev.cognate.contract.idp.SoftwareTokenMFANotFoundException;
import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.mfa.MfaConfig;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The authenticator apps of users. Their secrets are sealed, and each code is good once. */
@ApplicationScoped
public class SoftwareTokens {
    /** As many bits as HMAC-SHA-1 gives (RFC 4226, section 4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SoftwareTokenStore store;
    private final Database database;
    private final MfaConfig config;
    private final Clock clock;
    private final Sealer secrets;

    SoftwareTokens(SoftwareTokenStore store, Database database, MfaConfig config, Clock clock, Keyring keyring) {
        this.store = store;
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.secrets = keyring.sealer("software-token");
    }

    /** Throws {@link SoftwareTokenMFANotFoundException} unless users of the pool may set up authenticator apps. */
    static void requireOffered(UserPool pool) {
        if (!isOffered(pool)) {
            throw new SoftwareTokenMFANotFoundException("Software Token MFA has not been enabled by the userPool");
        }
    }

    /** Whether users of a pool may set up authenticator apps. */
    public static boolean isOffered(UserPool pool) {
        var settings = pool.mfa().softwareToken();
        return settings != null && Boolean.TRUE.equals(settings.enabled());
    }

    /** Whether a user has an authenticator app that gave a right code once. */
    public Uni<Boolean> isSetUp(Mutiny.Session session, User user) {
        return store.verified(session, user).map(tokens -> !tokens.isEmpty());
    }

    /** What the user calls the newest authenticator app, if anything. */
    public Uni<Optional<String>> friendlyName(Mutiny.Session session, User user) {
        return store.verified(session, user)
                .map(tokens -> tokens.stream().findFirst().flatMap(SoftwareToken::friendlyName));
    }

    /**
     * Begins the set-up of an authenticator app, in the caller's transaction, which has locked the user. One that was begun
     * before is forgotten.
     *
     * @return the secret, in Base32
     */
    Uni<String> begin(Mutiny.Session session, User user) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        UUID id = UUID.randomUUID();
        SoftwareToken token = new SoftwareToken(id, secrets.seal(secret, owner(user, id)), Optional.empty(), 0);
        return store.putPending(session, user, token, clock.instant()).replaceWith(Base32.encode(secret));
    }

    /**
     * Ends the set-up with the first code, in the caller's transaction, which has locked the user.
     *
     * <p>Fails with {@link EnableSoftwareTokenMFAException} when the code is wrong, and with
     * {@link SoftwareTokenMFANotFoundException} when no set-up was begun.
     */
    Uni<Void> finish(Mutiny.Session session, User user, String code, Optional<String> friendlyName) {
        return store.pending(session, user)
                .map(found -> found.orElseThrow(
                        () -> new SoftwareTokenMFANotFoundException("Software Token MFA does not exist for the user.")))
                .map(token ->
                        new SoftwareToken(token.id(), token.sealedSecret(), friendlyName, firstStep(user, token, code)))
                .call(token -> makeRoom(session, user))
                .chain(token -> store.verify(session, user, token, clock.instant()))
                .invoke(verified -> {
                    if (!verified) {
                        throw mismatch();
                    }
                })
                .replaceWithVoid();
    }

    /** Judges a code at sign-in, in a transaction of its own. A right one is used up. */
    public Uni<Verdict> judge(User user, String code) {
        return database.inTransaction(session -> store.verified(session, user).chain(tokens -> {
            if (tokens.isEmpty()) {
                return Uni.createFrom().item(Verdict.NO_TOKEN);
            }
            Uni<Verdict> verdict = Uni.createFrom().item(Verdict.WRONG);
            for (SoftwareToken token : tokens) {
                verdict = verdict.chain(soFar -> soFar == Verdict.WRONG
                        ? judge(session, user, token, code)
                        : Uni.createFrom().item(soFar));
            }
            return verdict;
        }));
    }

    /** Deletes all of a user's authenticator apps; whether there was any. */
    Uni<Boolean> deleteAll(Mutiny.Session session, User user) {
        return store.deleteAll(session, user).map(rows -> rows > 0);
    }

    private Uni<Verdict> judge(Mutiny.Session session, User user, SoftwareToken token, String code) {
        OptionalLong step = Totp.matchingStep(secret(user, token), code, clock.instant());
        return step.isEmpty()
                ? Uni.createFrom().item(Verdict.WRONG)
                : store.useStep(session, user, token.id(), step.getAsLong())
                        .map(first -> first ? Verdict.RIGHT : Verdict.USED);
    }

    private long firstStep(User user, SoftwareToken token, String code) {
        return Totp.matchingStep(secret(user, token), code, clock.instant()).orElseThrow(SoftwareTokens::mismatch);
    }

    /** The oldest go until one more may come. */
    private Uni<Void> makeRoom(Mutiny.Session session, User user) {
        return store.verified(session, user).chain(tokens -> {
            List<SoftwareToken> tooMany = tokens.stream()
                    .skip(Math.max(0, config.softwareToken().maxPerUser() - 1))
                    .toList();
            Uni<Void> room = Uni.createFrom().voidItem();
            for (SoftwareToken token : tooMany) {
                room = room.chain(() -> store.delete(session, user, token.id()));
            }
            return room;
        });
    }

    private byte[] secret(User user, SoftwareToken token) {
        return secrets.open(token.sealedSecret(), owner(user, token.id()));
    }

    private static byte[] owner(User user, UUID token) {
        return (user.poolId() + "|" + user.sub() + "|" + token).getBytes(UTF_8);
    }

    private static EnableSoftwareTokenMFAException mismatch() {
        return new EnableSoftwareTokenMFAException("Code mismatch and fail enable Software Token MFA");
    }
}
