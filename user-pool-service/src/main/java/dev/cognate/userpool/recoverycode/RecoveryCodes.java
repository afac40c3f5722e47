package dev.cognate.userpool.recoverycode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes a user keeps for the day the telephone is lost. Each has fifty random bits and is good once, as an answer to a
 * challenge for a second factor; only keyed MACs are stored. Wrong ones count like wrong codes of a second factor.
 */
@ApplicationScoped
public class RecoveryCodes {
    /** Crockford's Base32: no letters that look like digits. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 10;
    private static final int MOST = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecoveryCodeConfig config;
    private final RecoveryCodeStore store;
    private final Database database;
    private final FailedAttempts attempts;
    private final UserPoolEvents events;
    private final Clock clock;
    private final SecretKeySpec key;

    RecoveryCodes(
            RecoveryCodeConfig config,
            RecoveryCodeStore store,
            Database database,
            FailedAttempts attempts,
            UserPoolEvents events,
            Clock clock,
            Keyring keyring) {
        this.config = config;
        this.store = store;
        this.database = database;
        this.attempts = attempts;
        this.events = events;
        this.clock = clock;
        this.key = new SecretKeySpec(keyring.deriveKey("recovery-code", new byte[0]), ALGORITHM);
    }

    /** Whether an answer to a challenge is meant as a recovery code: it is switched on, and no code of six digits. */
    public boolean isMeant(String answer) {
        return config.enabled() && normalized(answer).length() == LENGTH;
    }

    /**
     * Uses a code up in place of a second factor. Fails with CodeMismatchException when it is wrong or used, or with
     * NotAuthorizedException while the user is locked out.
     */
    public Uni<Void> require(Attempt attempt, User user, String answer) {
        String poolId = attempt.pool().id();
        String subject = user.sub().toString();
        return attempts.begin(poolId, AttemptKind.MFA, subject)
                .onFailure(AwsException.class)
                .transform(locked -> new RefusedSignIn(Optional.of(user), locked))
                .chain(() -> use(attempt, user, answer))
                .invoke(right -> {
                    if (!right) {
                        throw new RefusedSignIn(
                                Optional.of(user), new CodeMismatchException("Invalid code received for user"));
                    }
                })
                .chain(() -> attempts.forgive(poolId, AttemptKind.MFA, subject));
    }

    boolean isEnabled() {
        return config.enabled();
    }

    /** New codes; those before are void. */
    Uni<List<String>> issue(UserPool pool, User user, CallContext context) {
        List<String> codes = Stream.generate(RecoveryCodes::random)
                .limit(Math.clamp(config.count(), 1, MOST))
                .toList();
        return database.inTransaction(session -> store.replace(
                                session,
                                user,
                                codes.stream().map(code -> mac(user, code)).toList(),
                                clock.instant())
                        .chain(() -> events.record(
                                session,
                                UserPoolEventType.RECOVERY_CODES_ISSUED,
                                pool,
                                user,
                                EventDetails.of(context))))
                .replaceWith(codes.stream().map(RecoveryCodes::readable).toList());
    }

    /** How many a user has left. */
    Uni<Integer> left(User user) {
        return database.read(session -> store.count(session, user));
    }

    private Uni<Boolean> use(Attempt attempt, User user, String answer) {
        return database.inTransaction(session -> store.use(session, user, mac(user, normalized(answer)))
                .call(used -> used
                        ? events.record(
                                session,
                                UserPoolEventType.RECOVERY_CODE_USED,
                                attempt.pool(),
                                user,
                                EventDetails.of(attempt.context()))
                        : Uni.createFrom().voidItem()));
    }

    private byte[] mac(User user, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((user.poolId() + "|" + user.sub() + "|" + code).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    private static String random() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }

    private static String readable(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    private static String normalized(String answer) {
        return answer.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
