package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.database.Database;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.SrpCredential;
import dev.cognate.userpool.srp.SrpDecoy;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for the proof of a password by SRP. */
@ApplicationScoped
class PasswordVerifierChallenge implements Challenge {
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final PasswordOutcome outcome;
    private final SrpDecoy decoy;
    private final SrpProofs proofs;

    PasswordVerifierChallenge(
            Database database,
            Users users,
            Passwords passwords,
            PasswordOutcome outcome,
            SrpDecoy decoy,
            SrpProofs proofs) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.outcome = outcome;
        this.decoy = decoy;
        this.proofs = proofs;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD_VERIFIER;
    }

    @Override
    public boolean isSingleAttempt() {
        return true;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        String username = attempt.requireUsername();
        SignInSession session = proofs.open(attempt, name());
        requireSame(username, session);
        return Uni.createFrom().item(session);
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String requestedName = session.progress().requestedName();
        return database.read(db -> find(db, session))
                .call(found -> outcome.requireAllowed(attempt, found.user(), requestedName))
                .chain(found -> judge(attempt, session, found));
    }

    private record Found(Optional<User> user, Optional<SrpCredential> credential) {}

    private Uni<Found> find(Mutiny.Session session, SignInSession signIn) {
        UUID sub = signIn.sub().orElse(signIn.id());
        return users.find(session, signIn.poolId(), sub)
                .chain(user -> passwords.srp(session, user).map(credential -> new Found(user, credential)));
    }

    private Uni<SignInOutcome> judge(Attempt attempt, SignInSession session, Found found) {
        boolean expired = found.credential().filter(SrpCredential::expired).isPresent();
        return proofs.proves(attempt, session, attempt.pool().shortName(), () -> verifier(session, found))
                .map(proven -> new PasswordOutcome.Finding(
                        found.user(),
                        session.progress().requestedName(),
                        proven && found.credential().isPresent(),
                        expired))
                .chain(finding -> outcome.judge(attempt, finding))
                .map(user -> new SignInOutcome.Shown(user, session.progress().with(Factor.PASSWORD)));
    }

    private BigInteger verifier(SignInSession session, Found found) {
        return found.credential()
                .map(SrpCredential::verifier)
                .orElseGet(() -> decoy.verifier(session.poolId(), SrpMemo.name(session)));
    }

    /** The name must be one the client knows. */
    private static void requireSame(String username, SignInSession session) {
        if (!username.equals(SrpMemo.name(session))
                && !username.equals(session.progress().requestedName())) {
            throw ExistenceErrors.incorrect();
        }
    }
}
