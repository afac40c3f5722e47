package dev.cognate.userpool.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.srp.SrpWorkers;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WEB_AUTHN: a signature by one of the user's passkeys. The challenge that is signed travels in the sealed Session, which
 * one answer uses up, right or wrong.
 */
@ApplicationScoped
public class PasskeyChallenge implements Challenge {
    /** The response that holds the AuthenticationResponseJSON. */
    public static final String CREDENTIAL = "CREDENTIAL";

    /** A note of {@link Progress}: present when the passkey is on a device of its own, such as a security key. */
    public static final String ROAMING = "pk.roams";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 32;
    private static final String TO_SIGN = "wa";

    private final SessionUsers sessionUsers;
    private final Passkeys passkeys;
    private final PasskeyStore store;
    private final PasskeyDecoy decoy;
    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final Database database;
    private final SrpWorkers workers;
    private final Clock clock;

    PasskeyChallenge(
            SessionUsers sessionUsers,
            Passkeys passkeys,
            PasskeyStore store,
            PasskeyDecoy decoy,
            RelyingParties parties,
            Ceremonies ceremonies,
            Database database,
            SrpWorkers workers,
            Clock clock) {
        this.sessionUsers = sessionUsers;
        this.passkeys = passkeys;
        this.store = store;
        this.decoy = decoy;
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.database = database;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.WEB_AUTHN;
    }

    @Override
    public boolean isSingleAttempt() {
        return true;
    }

    /** Asks for a signature, of a user that does not exist too. */
    public Uni<SignInOutcome.Asks> ask(Attempt attempt, Optional<User> user, Progress progress) {
        RelyingParty party = parties.require(attempt.pool());
        byte[] toSign = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(toSign);
        Passkey nobodys = decoy.of(attempt.pool().id(), party, progress.requestedName());
        return database.read(session -> passkeys.usable(
                        session, attempt.pool(), user.map(User::sub).orElse(nobodys.sub())))
                .map(own -> user.isPresent() ? own : List.of(nobodys))
                .map(allowed -> Options.request(party, toSign, allowed).toString())
                .map(options -> SignInOutcome.Asks.of(
                                name(), user, progress, Map.of("CREDENTIAL_REQUEST_OPTIONS", options))
                        .remembering(Map.of(TO_SIGN, Passkey.encode(toSign))));
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        AuthenticationData data = ceremonies
                .readAssertion(attempt.require(CREDENTIAL))
                .orElseThrow(() -> new InvalidParameterException("The credential is not valid."));
        return sessionUsers
                .find(attempt, session)
                .chain(user -> database.read(db -> passkeys.usable(
                                db, attempt.pool(), user.map(User::sub).orElse(session.id())))
                        .map(own -> chosen(own, data))
                        .chain(passkey -> passkey.isPresent() && user.isPresent()
                                ? check(attempt, session, user.get(), passkey.get(), data)
                                : refused(user)));
    }

    private Uni<SignInOutcome> check(
            Attempt attempt, SignInSession session, User user, Passkey passkey, AuthenticationData data) {
        return workers.run(() -> signature(attempt, session, passkey, data)).chain(seen -> {
            if (seen.isEmpty() || !isFor(user, data)) {
                return refused(Optional.of(user));
            }
            return database.inTransaction(db -> store.used(db, passkey, seen.get(), clock.instant()))
                    .chain(counted -> counted
                            ? Uni.createFrom().item(shown(user, session.progress(), passkey, seen.get()))
                            : refused(Optional.of(user)));
        });
    }

    private Optional<Passkey.Key> signature(
            Attempt attempt, SignInSession session, Passkey passkey, AuthenticationData data) {
        byte[] toSign = Passkey.decode(session.memo().get(TO_SIGN)).orElseThrow();
        try {
            return Optional.of(ceremonies.verify(data, passkey, parties.require(attempt.pool()), toSign));
        } catch (VerificationException broken) {
            return Optional.empty();
        }
    }

    private static SignInOutcome shown(User user, Progress progress, Passkey passkey, Passkey.Key seen) {
        Progress more = progress.with(seen.userVerified() ? Factor.VERIFIED_PASSKEY : Factor.PASSKEY);
        return new SignInOutcome.Shown(user, passkey.device().isPlatform() ? more : more.withNote(ROAMING, ""));
    }

    private static Optional<Passkey> chosen(List<Passkey> own, AuthenticationData data) {
        return own.stream()
                .filter(passkey -> Arrays.equals(passkey.credentialId(), data.getCredentialId()))
                .findFirst();
    }

    /** The user the authenticator says it signed for, when it says so (WebAuthn §7.2, step 6). */
    private static boolean isFor(User user, AuthenticationData data) {
        return data.getUserHandle() == null || Arrays.equals(data.getUserHandle(), Options.handle(user.sub()));
    }

    private static Uni<SignInOutcome> refused(Optional<User> user) {
        return Uni.createFrom().failure(new RefusedSignIn(user, ExistenceErrors.incorrect()));
    }
}
