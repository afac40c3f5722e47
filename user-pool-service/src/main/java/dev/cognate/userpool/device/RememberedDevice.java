package dev.cognate.userpool.device;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Face;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Has a remembered device prove that it is the one. */
@ApplicationScoped
class RememberedDevice {
    private final DeviceStore store;
    private final Database database;
    private final SignInSessions sessions;

    RememberedDevice(DeviceStore store, Database database, SignInSessions sessions) {
        this.store = store;
        this.database = database;
        this.sessions = sessions;
    }

    /** What is asked of the device a sign-in says it is made on: nothing, unless that is remembered and not yet proven. */
    Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        Progress progress = shown.progress();
        if (progress.deviceKey().isEmpty() || progress.has(Factor.DEVICE)) {
            return Uni.createFrom().item(Optional.empty());
        }
        String key = progress.deviceKey().get();
        return database.read(session -> store.find(session, DeviceStore.Owner.of(shown.user()), key))
                .invoke(found -> requireKnown(attempt, found))
                .chain(found -> found.filter(Device::remembered).isPresent()
                        ? ask(attempt, shown, key).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** A device named by an earlier call of the sign-in, or by a cookie, may be unknown, since it is not taken back. */
    private static void requireKnown(Attempt attempt, Optional<Device> device) {
        boolean named = attempt.find("DEVICE_KEY").isPresent() && attempt.face() != Face.PAGE;
        if (device.isEmpty() && named) {
            throw Devices.missing();
        }
    }

    private Uni<SignInOutcome.Asks> ask(Attempt attempt, SignInOutcome.Shown shown, String key) {
        User user = shown.user();
        SignInOutcome.Asks asks = SignInOutcome.Asks.of(
                ChallengeNameType.DEVICE_SRP_AUTH,
                user,
                shown.progress(),
                Map.of("USERNAME", user.username(), "DEVICE_KEY", key));
        AwaitedSignIn awaited = new AwaitedSignIn(
                sessions.block(attempt, asks, Map.of()), attempt.context().sourceIp());
        return database.inTransaction(session -> store.await(session, DeviceStore.Owner.of(user), key, awaited))
                .replaceWith(asks);
    }
}
