package dev.cognate.userpool.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.contract.idp.ExpiredCodeException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Six-digit codes. Only a keyed MAC of a code is stored, so a copy of the database tells none; attempts are counted in a
 * transaction of their own, so a failed operation does not take the count back.
 */
@ApplicationScoped
public class ConfirmationCodes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_ATTEMPTS = 15;
    private static final int CODES = 1_000_000;
    private static final int SLOTS = 1 << 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConfirmationCodeStore store;
    private final Database database;
    private final Clock clock;
    private final Keyring keyring;
    private final SecretKeySpec macKey;
    private final Sealer pendingValues;

    ConfirmationCodes(ConfirmationCodeStore store, Database database, Clock clock, Keyring keyring) {
        this.store = store;
        this.database = database;
        this.clock = clock;
        this.keyring = keyring;
        this.macKey = new SecretKeySpec(keyring.deriveKey("confirmation-code", new byte[0]), ALGORITHM);
        this.pendingValues = keyring.sealer("pending-attribute");
    }

    /** The owner of codes for a name nobody has; always the same for one name. */
    public CodeOwner nobody(String poolId, String name) {
        byte[] derived =
                keyring.deriveKey("unknown-user-code", (poolId + ":" + name.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
        int slot = Math.floorMod(ByteBuffer.wrap(derived).getInt(), SLOTS);
        return new CodeOwner(poolId, new UUID(0, slot), Base64.getEncoder().encodeToString(derived));
    }

    /** Makes a code in the caller's transaction. The one before it for the same purpose is void from then on. */
    public Uni<IssuedCode> issue(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return issue(session, owner, purpose, Optional.empty());
    }

    /**
     * Makes a code that an attribute value waits for.
     *
     * @param pendingValue kept sealed; {@link AcceptedCode} gives it back
     */
    public Uni<IssuedCode> issue(
            Mutiny.Session session, CodeOwner owner, CodePurpose purpose, Optional<String> pendingValue) {
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        Instant now = clock.instant();
        Optional<byte[]> sealed =
                pendingValue.map(value -> pendingValues.seal(value.getBytes(UTF_8), context(owner, purpose)));
        StoredCode stored = new StoredCode(mac(owner, purpose, code), sealed, 0, now.plus(purpose.lifetime()));
        return store.put(session, owner, purpose, stored, now).replaceWith(new IssuedCode(code));
    }

    /**
     * Checks a code, in a transaction of its own; the code stays valid until it is {@linkplain #consume consumed}.
     *
     * <p>Fails with {@link CodeMismatchException}, {@link ExpiredCodeException} when there is no code or it is too old,
     * and {@link LimitExceededException} after too many attempts at one code.
     */
    public Uni<AcceptedCode> check(CodeOwner owner, CodePurpose purpose, String code) {
        return database.inTransaction(session -> store.attempt(session, owner, purpose))
                .map(stored -> accept(owner, purpose, stored, code));
    }

    /** Uses a code up, in the caller's transaction. Fails with {@link ExpiredCodeException} when another call did so. */
    public Uni<Void> consume(Mutiny.Session session, AcceptedCode code) {
        return store.delete(session, code)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw expired();
                    }
                })
                .replaceWithVoid();
    }

    /** The attribute value that waits for a code which can still be used. */
    public Uni<Optional<String>> pendingValue(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return store.find(session, owner, purpose)
                .map(found -> found.filter(stored -> stored.expiresAt().isAfter(clock.instant()))
                        .flatMap(stored -> open(owner, purpose, stored)));
    }

    /** Makes a code void, if there is one. */
    public Uni<Void> forget(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return store.delete(session, owner, purpose);
    }

    private AcceptedCode accept(CodeOwner owner, CodePurpose purpose, Optional<StoredCode> found, String code) {
        StoredCode stored = found.orElseThrow(ConfirmationCodes::expired);
        if (stored.attempts() > MAX_ATTEMPTS) {
            throw new LimitExceededException("Attempt limit exceeded, please try after some time.");
        }
        byte[] mac = mac(owner, purpose, code.strip());
        boolean same = MessageDigest.isEqual(mac, stored.mac());
        if (!stored.expiresAt().isAfter(clock.instant())) {
            throw expired();
        }
        if (!same) {
            throw new CodeMismatchException("Invalid verification code provided, please try again.");
        }
        return new AcceptedCode(owner, purpose, open(owner, purpose, stored), stored.mac());
    }

    private Optional<String> open(CodeOwner owner, CodePurpose purpose, StoredCode stored) {
        return stored.sealedPendingValue()
                .map(bytes -> new String(pendingValues.open(bytes, context(owner, purpose)), UTF_8));
    }

    private static ExpiredCodeException expired() {
        return new ExpiredCodeException("Invalid code provided, please request a code again.");
    }

    private byte[] mac(CodeOwner owner, CodePurpose purpose, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(macKey);
            mac.update(context(owner, purpose));
            return mac.doFinal(code.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    private static byte[] context(CodeOwner owner, CodePurpose purpose) {
        return (owner.poolId() + "|" + owner.sub() + "|" + purpose.name() + "|").getBytes(UTF_8);
    }
}
