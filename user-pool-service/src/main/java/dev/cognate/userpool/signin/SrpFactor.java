package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The password named by a number that does not betray it; {@link PasswordVerifierChallenge} asks for the proof. */
@ApplicationScoped
public class SrpFactor implements FirstFactor {
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final PasswordOutcome outcome;
    private final SrpDecoy decoy;
    private final SrpProofs proofs;

    SrpFactor(
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
    public Set<AuthFlowType> flows() {
        return Set.of(AuthFlowType.USER_SRP_AUTH);
    }

    @Override
    public Uni<SignInOutcome> begin(Attempt attempt) {
        return ask(attempt, Progress.begin(attempt, attempt.requireUsername()));
    }

    /**
     * Asks for the proof of the password that the SRP_A of a call begins.
     *
     * @param progress names the user and says what was shown before
     */
    public Uni<SignInOutcome> ask(Attempt attempt, Progress progress) {
        String name = progress.requestedName();
        BigInteger clientKey = SrpProofs.clientKey(attempt);
        return database.read(session -> find(session, attempt, name))
                .call(found -> outcome.requireAllowed(attempt, found.user(), name))
                .invoke(found -> requireKnown(attempt, found))
                .chain(found -> ask(attempt, progress, clientKey, found));
    }

    private record Found(Optional<User> user, Optional<SrpCredential> credential) {}

    private Uni<Found> find(Mutiny.Session session, Attempt attempt, String name) {
        return users.find(session, attempt.pool(), name)
                .chain(user -> passwords.srp(session, user).map(credential -> new Found(user, credential)));
    }

    private static void requireKnown(Attempt attempt, Found found) {
        if (found.user().isEmpty() && !ExistenceErrors.areHidden(attempt.client())) {
            throw new RefusedSignIn(Optional.empty(), ExistenceErrors.unknownUser(attempt.client()));
        }
    }

    private Uni<SignInOutcome> ask(Attempt attempt, Progress progress, BigInteger clientKey, Found found) {
        String name = progress.requestedName();
        String srpName = found.user().map(User::username).orElseGet(() -> DecoyName.of(attempt.pool(), name, decoy));
        SignInOutcome.Asks asks = SignInOutcome.Asks.of(
                ChallengeNameType.PASSWORD_VERIFIER,
                found.user(),
                progress,
                Map.of("USERNAME", srpName, "USER_ID_FOR_SRP", srpName));
        return proofs.ask(attempt, asks, clientKey, () -> secret(attempt, srpName, found));
    }

    /** On a worker. Users without a password get decoys like those who do not exist. */
    private SrpProofs.Secret secret(Attempt attempt, String srpName, Found found) {
        String poolId = attempt.pool().id();
        return new SrpProofs.Secret(
                srpName,
                found.credential().map(SrpCredential::salt).orElseGet(() -> decoy.salt(poolId, srpName)),
                found.credential().map(SrpCredential::verifier).orElseGet(() -> decoy.verifier(poolId, srpName)));
    }
}
