package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.SrpCredential;
import dev.cognate.userpool.srp.SrpDecoy;
import dev.cognate.userpool.srp.SrpServer;
import dev.cognate.userpool.srp.SrpTimestamp;
import dev.cognate.userpool.srp.SrpWorkers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for the proof of a password by SRP. */
@ApplicationScoped
class PasswordVerifierChallenge implements Challenge {
    /** Clocks of phones are wrong by minutes; what makes the proof fresh is the server's number in it. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final PasswordOutcome outcome;
    private final SrpDecoy decoy;
    private final SrpWorkers workers;
    private final Clock clock;

    PasswordVerifierChallenge(
            Database database,
            Users users,
            Passwords passwords,
            PasswordOutcome outcome,
            SrpDecoy decoy,
            SrpWorkers workers,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.outcome = outcome;
        this.decoy = decoy;
        this.workers = workers;
        this.clock = clock;
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
    public SignInSession open(Attempt attempt, SignInSessions sessions) {
        byte[] sealed = secretBlock(attempt);
        attempt.require("PASSWORD_CLAIM_SIGNATURE");
        String timestamp = attempt.require("TIMESTAMP");
        String username = attempt.requireUsername();
        SignInSession session = sessions.openBlock(attempt, sealed, name());
        requireSame(username, session);
        requireFresh(timestamp);
        return session;
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
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(new Found(user, Optional.empty()))
                        : passwords.srp(session, user.get()).map(credential -> new Found(user, credential)));
    }

    private Uni<SignInOutcome> judge(Attempt attempt, SignInSession session, Found found) {
        boolean expired = found.credential().filter(SrpCredential::expired).isPresent();
        SrpServer.Claim claim = new SrpServer.Claim(
                attempt.pool().shortName(),
                SrpMemo.name(session),
                secretBlock(attempt),
                attempt.require("TIMESTAMP"),
                attempt.require("PASSWORD_CLAIM_SIGNATURE"));
        return workers.run(() -> SrpServer.proves(SrpMemo.state(session), verifier(session, found), claim))
                .map(proven -> new PasswordOutcome.Finding(
                        found.user(),
                        session.progress().requestedName(),
                        proven && found.credential().isPresent(),
                        expired))
                .chain(finding -> outcome.judge(attempt, finding))
                .map(user -> new SignInOutcome.Shown(user, progress(attempt, session)));
    }

    private static Progress progress(Attempt attempt, SignInSession session) {
        Progress shown = session.progress().with(Factor.PASSWORD);
        return attempt.find("DEVICE_KEY").map(shown::withDeviceKey).orElse(shown);
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

    private void requireFresh(String timestamp) {
        Instant claimed = SrpTimestamp.parse(timestamp)
                .orElseThrow(() -> new InvalidParameterException(
                        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english."));
        if (Duration.between(claimed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw ExistenceErrors.incorrect();
        }
    }

    private static byte[] secretBlock(Attempt attempt) {
        try {
            return Base64.getDecoder().decode(attempt.require("PASSWORD_CLAIM_SECRET_BLOCK"));
        } catch (IllegalArgumentException notBase64) {
            throw ExistenceErrors.incorrect();
        }
    }
}
