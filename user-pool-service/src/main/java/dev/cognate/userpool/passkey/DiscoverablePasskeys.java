package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.data.AuthenticationData;
import dev.cognate.contract.AwsException;
import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Passkeys that say themselves whose they are, so that our own pages need no name first (WebAuthn §5.1.4, conditional
 * mediation). All passkeys made here can be found that way. What is signed is good for one browser, for a quarter of an hour
 * and once.
 */
@ApplicationScoped
public class DiscoverablePasskeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 32;
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final PasskeyProof proof;
    private final OnceMarkers once;
    private final Database database;
    private final Users users;
    private final Sealer sealer;
    private final Clock clock;

    DiscoverablePasskeys(
            RelyingParties parties,
            Ceremonies ceremonies,
            PasskeyProof proof,
            OnceMarkers once,
            Database database,
            Users users,
            Keyring keyring,
            Clock clock) {
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.proof = proof;
        this.once = once;
        this.database = database;
        this.users = users;
        this.sealer = keyring.sealer("passkey-autofill");
        this.clock = clock;
    }

    /**
     * What a browser is asked.
     *
     * @param options PublicKeyCredentialRequestOptionsJSON that names no passkey
     * @param sealed what is to come back with the answer
     */
    public record Question(String options, String sealed) {}

    /**
     * Somebody who showed a passkey.
     *
     * @param verified whether the authenticator verified the user
     * @param roaming whether it is a device of its own, such as a security key
     */
    public record Found(User user, boolean verified, boolean roaming) {}

    /**
     * Asks for any passkey of a pool; empty when the pool has no relying party.
     *
     * @param browser what the answer must come from: a secret that the browser at hand alone has
     */
    public Optional<Question> ask(UserPool pool, String browser) {
        return parties.find(pool).map(party -> {
            byte[] toSign = new byte[CHALLENGE_BYTES];
            RANDOM.nextBytes(toSign);
            byte[] plain = ByteBuffer.allocate(CHALLENGE_BYTES + Long.BYTES)
                    .put(toSign)
                    .putLong(clock.instant().plus(VALIDITY).getEpochSecond())
                    .array();
            return new Question(
                    Options.request(party, toSign, List.of()).toString(),
                    Passkey.encode(sealer.seal(plain, place(pool, browser))));
        });
    }

    /**
     * Judges an answer. Fails with the {@link AwsException} of a wrong password, whatever is wrong.
     *
     * @param sealed as it came back
     * @param credential the AuthenticationResponseJSON, not yet trusted in any way
     */
    public Uni<Found> answer(UserPool pool, String browser, String sealed, String credential) {
        return Uni.createFrom().deferred(() -> {
            byte[] toSign = open(pool, browser, sealed);
            AuthenticationData data = ceremonies.readAssertion(credential).orElseThrow(ExistenceErrors::incorrect);
            UUID sub = owner(data).orElseThrow(ExistenceErrors::incorrect);
            return once.claim(pool.id(), "autofill:" + Passkey.encode(toSign), VALIDITY.plusMinutes(1))
                    .invoke(DiscoverablePasskeys::require)
                    .chain(() -> proof.of(pool, sub, data, toSign))
                    .map(shown -> shown.orElseThrow(ExistenceErrors::incorrect))
                    .chain(shown -> database.read(session -> users.find(session, pool.id(), sub))
                            .map(user -> new Found(
                                    user.orElseThrow(ExistenceErrors::incorrect), shown.verified(), shown.roaming())));
        });
    }

    private byte[] open(UserPool pool, String browser, String sealed) {
        try {
            byte[] bytes = Passkey.decode(sealed).orElseThrow(ExistenceErrors::incorrect);
            ByteBuffer plain = ByteBuffer.wrap(sealer.open(bytes, place(pool, browser)));
            byte[] toSign = new byte[CHALLENGE_BYTES];
            plain.get(toSign);
            require(clock.instant().isBefore(Instant.ofEpochSecond(plain.getLong())));
            return toSign;
        } catch (UnsealableException forged) {
            throw ExistenceErrors.incorrect();
        }
    }

    private static void require(boolean good) {
        if (!good) {
            throw ExistenceErrors.incorrect();
        }
    }

    private static byte[] place(UserPool pool, String browser) {
        return (pool.id() + " " + browser).getBytes(UTF_8);
    }

    /** Whom the authenticator signed for; it must say so where nobody gave a name (WebAuthn §7.2, step 6). */
    private static Optional<UUID> owner(AuthenticationData data) {
        return Optional.ofNullable(data.getUserHandle()).flatMap(handle -> {
            try {
                UUID sub = UUID.fromString(new String(handle, UTF_8));
                return Arrays.equals(handle, Options.handle(sub)) ? Optional.of(sub) : Optional.empty();
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        });
    }
}
