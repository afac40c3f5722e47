package dev.cognate.userpool.device;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.signin.SrpMemo;
import dev.cognate.userpool.signin.SrpProofs;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Judges the proof of a device's secret. */
@ApplicationScoped
class DeviceProofChallenge implements Challenge {
    private final DeviceStore store;
    private final Users users;
    private final Database database;
    private final SrpProofs proofs;

    DeviceProofChallenge(DeviceStore store, Users users, Database database, SrpProofs proofs) {
        this.store = store;
        this.users = users;
        this.database = database;
        this.proofs = proofs;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.DEVICE_PASSWORD_VERIFIER;
    }

    @Override
    public boolean isSingleAttempt() {
        return true;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        attempt.requireUsername();
        attempt.require("DEVICE_KEY");
        return Uni.createFrom().item(proofs.open(attempt, name()));
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String key = SrpMemo.name(session);
        UUID sub = session.sub().orElseThrow(SignInSessions::invalid);
        if (!key.equals(attempt.require("DEVICE_KEY"))) {
            throw SignInSessions.invalid();
        }
        return database.read(db -> users.find(db, session.poolId(), sub)
                        .map(found -> found.orElseThrow(SignInSessions::invalid))
                        .chain(user -> store.rememberedSecret(db, DeviceStore.Owner.of(user), key)
                                .map(secret -> new Found(user, secret.orElseThrow(Devices::missing)))))
                .chain(found -> judge(attempt, session, found));
    }

    private record Found(User user, DeviceSecret secret) {}

    private Uni<SignInOutcome> judge(Attempt attempt, SignInSession session, Found found) {
        return proofs.proves(attempt, session, DeviceTracking.groupKey(attempt.pool()), found.secret()::verifier)
                .map(proven -> {
                    if (!proven) {
                        throw new RefusedSignIn(
                                Optional.of(found.user()),
                                new NotAuthorizedException("Incorrect username or password."));
                    }
                    return new SignInOutcome.Shown(
                            found.user(), session.progress().with(Factor.DEVICE));
                });
    }
}
