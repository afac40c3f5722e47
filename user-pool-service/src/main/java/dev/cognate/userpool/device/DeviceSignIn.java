package dev.cognate.userpool.device;

import dev.cognate.contract.idp.NewDeviceMetadataType;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.SignInDevices;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which device a sign-in is made on. */
@ApplicationScoped
class DeviceSignIn implements SignInDevices {
    private final DeviceStore store;
    private final Database database;
    private final Clock clock;

    DeviceSignIn(DeviceStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<Void> requireKnown(Attempt attempt, SignInSession session) {
        Optional<String> key = attempt.find("DEVICE_KEY").filter(named -> DeviceTracking.isOn(attempt.pool()));
        if (key.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // a name nobody has costs a look-up like any other
        UUID sub = session.sub().orElse(session.id());
        return database.read(db -> store.find(db, new DeviceStore.Owner(session.poolId(), sub), key.get()))
                .invoke(found -> found.orElseThrow(Devices::missing))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isNew(Attempt attempt, SignInOutcome.Shown shown) {
        Optional<String> key = shown.progress().deviceKey();
        if (key.isEmpty() || !DeviceTracking.isOn(attempt.pool())) {
            return Uni.createFrom().item(DeviceTracking.isOn(attempt.pool()));
        }
        return database.read(session -> store.find(session, DeviceStore.Owner.of(shown.user()), key.get()))
                .map(Optional::isEmpty);
    }

    @Override
    public Uni<Settled> settle(Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown) {
        UserPool pool = attempt.pool();
        if (!DeviceTracking.isOn(pool) || shown.progress().has(Factor.EXTERNAL)) {
            return Uni.createFrom().item(new Settled(Optional.empty(), Optional.empty()));
        }
        Optional<String> key = shown.progress().deviceKey();
        if (key.isEmpty()) {
            return Uni.createFrom().item(fresh(pool));
        }
        return store.used(
                        session,
                        DeviceStore.Owner.of(shown.user()),
                        key.get(),
                        attempt.context().sourceIp(),
                        clock.instant())
                .map(known -> known ? new Settled(key, Optional.empty()) : fresh(pool));
    }

    private static Settled fresh(UserPool pool) {
        String key = DeviceTracking.newKey(pool);
        NewDeviceMetadataType metadata = NewDeviceMetadataType.builder()
                .deviceKey(key)
                .deviceGroupKey(DeviceTracking.groupKey(pool))
                .build();
        return new Settled(Optional.of(key), Optional.of(metadata));
    }
}
