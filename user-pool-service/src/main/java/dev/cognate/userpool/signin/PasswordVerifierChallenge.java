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
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for the proof of a password by SRP. */
@ApplicationScoped
class PasswordVerifierChallenge implements Challenge<SignInState.AwaitingProof> {
    /** Clocks of phones are wrong by minutes; what makes the proof fresh is the server's number in it. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final SignInSessions sessions;
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final PasswordOutcome outcome;
    private final SrpDecoy decoy;
    private final SrpWorkers workers;
    private final Clock clock;

    PasswordVerifierChallenge(
            SignInSessions sessions,
            Database database,
            Users users,
            Passwords passwords,
            PasswordOutcome outcome,
            SrpDecoy decoy,
            SrpWorkers workers,
            Clock clock) {
        this.sessions = sessions;
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
    public SignInStep.Challenged pose(Attempt attempt, SignInState.AwaitingProof state) {
        SignInSession session = sessions.begin(attempt, name(), state.sub());
        SecretBlock block = new SecretBlock(session, state.requestedName(), state.srpName(), state.srp());
        Map<String, String> parameters = Map.of(
                "SALT", HexFormat.of().formatHex(state.salt()),
                "SECRET_BLOCK", sessions.seal(block),
                "SRP_B", state.srp().serverKeyHex(),
                "USERNAME", state.srpName(),
                "USER_ID_FOR_SRP", state.srpName());
        return new SignInStep.Challenged(name(), parameters, sessions.seal(session));
    }

    @Override
    public Uni<SignInState> answer(Attempt attempt) {
        byte[] sealed = secretBlock(attempt.require("PASSWORD_CLAIM_SECRET_BLOCK"));
        String signature = attempt.require("PASSWORD_CLAIM_SIGNATURE");
        String timestamp = attempt.require("TIMESTAMP");
        SecretBlock block = requireSame(attempt, attempt.requireUsername(), sessions.openBlock(attempt, sealed));
        requireFresh(timestamp);
        SrpServer.Claim claim =
                new SrpServer.Claim(attempt.pool().shortName(), block.srpName(), sealed, timestamp, signature);
        return sessions.useUp(block.session())
                .chain(() -> database.read(session -> find(session, block.session())))
                .call(found -> outcome.requireAllowed(attempt, found.user(), block.requestedName()))
                .chain(found -> judge(attempt, block, claim, found));
    }

    private record Found(Optional<User> user, Optional<SrpCredential> credential) {}

    private Uni<Found> find(Mutiny.Session session, SignInSession signIn) {
        UUID sub = signIn.sub().orElse(signIn.id());
        return users.find(session, signIn.poolId(), sub)
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(new Found(user, Optional.empty()))
                        : passwords.srp(session, user.get()).map(credential -> new Found(user, credential)));
    }

    private Uni<SignInState> judge(Attempt attempt, SecretBlock block, SrpServer.Claim claim, Found found) {
        boolean temporary = found.credential().filter(SrpCredential::temporary).isPresent();
        boolean expired = found.credential().filter(SrpCredential::expired).isPresent();
        return workers.run(() -> SrpServer.proves(block.srp(), verifier(block, found), claim))
                .map(proven -> new PasswordOutcome.Finding(
                        found.user(),
                        block.requestedName(),
                        proven && found.credential().isPresent(),
                        expired))
                .chain(finding -> outcome.judge(attempt, finding))
                .map(user -> new SignInState.Proven(user, temporary));
    }

    private BigInteger verifier(SecretBlock block, Found found) {
        return found.credential()
                .map(SrpCredential::verifier)
                .orElseGet(() -> decoy.verifier(block.session().poolId(), block.srpName()));
    }

    /** A Session, where one is sent, must be the one of this block; the name must be one the client knows. */
    private SecretBlock requireSame(Attempt attempt, String username, SecretBlock block) {
        if (attempt.session() != null
                && !sessions.open(attempt, attempt.session(), name())
                        .id()
                        .equals(block.session().id())) {
            throw SignInSessions.invalid();
        }
        if (!username.equals(block.srpName()) && !username.equals(block.requestedName())) {
            throw ExistenceErrors.incorrect();
        }
        return block;
    }

    private void requireFresh(String timestamp) {
        Instant claimed = SrpTimestamp.parse(timestamp)
                .orElseThrow(() -> new InvalidParameterException(
                        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english."));
        if (Duration.between(claimed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw ExistenceErrors.incorrect();
        }
    }

    private static byte[] secretBlock(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw ExistenceErrors.incorrect();
        }
    }
}
