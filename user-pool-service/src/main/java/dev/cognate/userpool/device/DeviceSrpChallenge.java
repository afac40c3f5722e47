package dev.cognate.userpool.device;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Face;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.signin.SrpProofs;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Map;

/** The device names its secret by a number that does not betray it; {@link DeviceProofChallenge} asks for the proof. */
@ApplicationScoped
class DeviceSrpChallenge implements Challenge {
    private final DeviceStore store;
    private final Users users;
    private final Database database;
    private final SrpProofs proofs;
    private final PageDevices pages;

    DeviceSrpChallenge(DeviceStore store, Users users, Database database, SrpProofs proofs, PageDevices pages) {
        this.store = store;
        this.users = users;
        this.database = database;
        this.proofs = proofs;
        this.pages = pages;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.DEVICE_SRP_AUTH;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        String username = attempt.requireUsername();
        String key = attempt.require("DEVICE_KEY");
        if (attempt.face() == Face.PAGE) {
            return Uni.createFrom().item(() -> sessions.open(attempt, attempt.requireSession(), name()));
        }
        SrpProofs.clientKey(attempt);
        if (attempt.session() == null) {
            return awaited(attempt, username, key, sessions);
        }
        return Uni.createFrom()
                .item(() -> sessions.open(attempt, attempt.session(), name()))
                .onFailure(NotAuthorizedException.class)
                .recoverWithUni(() -> awaited(attempt, username, key, sessions));
    }

    private Uni<SignInSession> awaited(Attempt attempt, String username, String key, SignInSessions sessions) {
        return database.read(session -> users.find(session, attempt.pool(), username)
                        .map(found -> found.orElseThrow(SignInSessions::invalid))
                        .chain(user -> store.awaited(session, DeviceStore.Owner.of(user), key)))
                .map(found -> found.filter(awaited ->
                                awaited.sourceIp().equals(attempt.context().sourceIp()))
                        .orElseThrow(SignInSessions::invalid))
                .map(awaited -> sessions.openKept(attempt, Base64.getDecoder().decode(awaited.block()), name()));
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String key = attempt.require("DEVICE_KEY");
        return find(attempt, session, key)
                .chain(found -> attempt.face() == Face.PAGE
                        ? pages.judge(attempt, session, found.user(), found.secret())
                        : proofs.ask(
                                attempt,
                                asks(session, found.user(), key),
                                SrpProofs.clientKey(attempt),
                                () -> new SrpProofs.Secret(
                                        key,
                                        found.secret().salt(),
                                        found.secret().verifier())));
    }

    private Uni<Found> find(Attempt attempt, SignInSession session, String key) {
        return database.read(db -> users.find(db, attempt.pool(), attempt.requireUsername())
                .map(found -> found.filter(
                                user -> session.sub().filter(user.sub()::equals).isPresent())
                        .orElseThrow(SignInSessions::invalid))
                .chain(user -> store.rememberedSecret(db, DeviceStore.Owner.of(user), key)
                        .map(secret -> new Found(user, secret.orElseThrow(Devices::missing)))));
    }

    private record Found(User user, DeviceSecret secret) {}

    private static SignInOutcome.Asks asks(SignInSession session, User user, String key) {
        return SignInOutcome.Asks.of(
                ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                user,
                session.progress(),
                Map.of("USERNAME", user.username(), "DEVICE_KEY", key));
    }
}
