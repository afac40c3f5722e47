package dev.cognate.userpool.passkey;

import com.webauthn4j.data.AuthenticationData;
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
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
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
    private final PasskeyProof proof;
    private final PasskeyDecoy decoy;
    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final Database database;

    PasskeyChallenge(
            SessionUsers sessionUsers,
            Passkeys passkeys,
            PasskeyProof proof,
            PasskeyDecoy decoy,
            RelyingParties parties,
            Ceremonies ceremonies,
            Database database) {
        this.sessionUsers = sessionUsers;
        this.passkeys = passkeys;
        this.proof = proof;
        this.decoy = decoy;
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.database = database;
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
        byte[] toSign = Passkey.decode(session.memo().get(TO_SIGN)).orElseThrow();
        return sessionUsers
                .find(attempt, session)
                .chain(user -> proof.of(attempt.pool(), user.map(User::sub).orElse(session.id()), data, toSign)
                        .chain(shown -> shown.isPresent() && user.isPresent()
                                ? Uni.createFrom().item(shown(user.get(), session.progress(), shown.get()))
                                : refused(user)));
    }

    private static SignInOutcome shown(User user, Progress progress, PasskeyProof.Shown seen) {
        Progress more = progress.with(seen.verified() ? Factor.VERIFIED_PASSKEY : Factor.PASSKEY);
        return new SignInOutcome.Shown(user, seen.roaming() ? more.withNote(ROAMING, "") : more);
    }

    private static Uni<SignInOutcome> refused(Optional<User> user) {
        return Uni.createFrom().failure(new RefusedSignIn(user, ExistenceErrors.incorrect()));
    }
}
