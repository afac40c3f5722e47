package dev.cognate.userpool.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Judges signatures by passkeys (WebAuthn §7.2) and counts them. */
@ApplicationScoped
class PasskeyProof {
    private final Passkeys passkeys;
    private final PasskeyStore store;
    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final Database database;
    private final SrpWorkers workers;
    private final Clock clock;

    PasskeyProof(
            Passkeys passkeys,
            PasskeyStore store,
            RelyingParties parties,
            Ceremonies ceremonies,
            Database database,
            SrpWorkers workers,
            Clock clock) {
        this.passkeys = passkeys;
        this.store = store;
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.database = database;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * What a signature shows.
     *
     * @param verified whether the authenticator verified the user
     * @param roaming whether it is a device of its own, such as a security key
     */
    record Shown(boolean verified, boolean roaming) {}

    /**
     * Judges a signature by a passkey of a user.
     *
     * @param toSign what was to be signed
     * @return empty when it is wrong, or by no passkey of this user
     */
    Uni<Optional<Shown>> of(UserPool pool, UUID sub, AuthenticationData data, byte[] toSign) {
        return database.read(session -> passkeys.usable(session, pool, sub))
                .map(own -> chosen(own, data).filter(passkey -> isFor(sub, data)))
                .chain(passkey -> passkey.isPresent()
                        ? check(pool, passkey.get(), data, toSign)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Shown>> check(UserPool pool, Passkey passkey, AuthenticationData data, byte[] toSign) {
        return workers.run(() -> signature(pool, passkey, data, toSign))
                .chain(seen -> seen.isPresent()
                        ? count(passkey, seen.get())
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Optional<Passkey.Key> signature(UserPool pool, Passkey passkey, AuthenticationData data, byte[] toSign) {
        try {
            return Optional.of(ceremonies.verify(data, passkey, parties.require(pool), toSign));
        } catch (VerificationException broken) {
            return Optional.empty();
        }
    }

    private Uni<Optional<Shown>> count(Passkey passkey, Passkey.Key seen) {
        return database.inTransaction(session -> store.used(session, passkey, seen, clock.instant()))
                .map(counted -> Optional.of(
                                new Shown(seen.userVerified(), !passkey.device().isPlatform()))
                        .filter(shown -> counted));
    }

    private static Optional<Passkey> chosen(List<Passkey> own, AuthenticationData data) {
        return own.stream()
                .filter(passkey -> Arrays.equals(passkey.credentialId(), data.getCredentialId()))
                .findFirst();
    }

    /** The user the authenticator says it signed for, when it says so (WebAuthn §7.2, step 6). */
    private static boolean isFor(UUID sub, AuthenticationData data) {
        return data.getUserHandle() == null || Arrays.equals(data.getUserHandle(), Options.handle(sub));
    }
}
