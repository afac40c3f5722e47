package dev.cognate.userpool.device;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ConfirmDeviceOperation;
import dev.cognate.contract.idp.ConfirmDeviceRequest;
import dev.cognate.contract.idp.ConfirmDeviceResponse;
import dev.cognate.contract.idp.DeviceKeyExistsException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes up the device a sign-in was made on, with the secret the device chose. */
@ApplicationScoped
class ConfirmDevice implements ConfirmDeviceOperation {
    private final AccessTokens accessTokens;
    private final DeviceStore store;
    private final Devices devices;
    private final Database database;
    private final Clock clock;

    ConfirmDevice(AccessTokens accessTokens, DeviceStore store, Devices devices, Database database, Clock clock) {
        this.accessTokens = accessTokens;
        this.store = store;
        this.devices = devices;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<ConfirmDeviceResponse> confirmDevice(ConfirmDeviceRequest request, CallContext context) {
        DeviceSecret secret = DeviceSecret.of(request.deviceSecretVerifierConfig());
        return accessTokens
                .authenticate(request.accessToken())
                .invoke(caller -> requireOwnKey(caller, request.deviceKey()))
                .call(caller -> store(caller, request, secret, context))
                .map(caller -> ConfirmDeviceResponse.builder()
                        .userConfirmationNecessary(DeviceTracking.asksUser(caller.pool()))
                        .build());
    }

    /** A key is good for the sign-in that was answered with it. */
    private static void requireOwnKey(SignedInUser caller, String key) {
        if (caller.deviceKey().filter(key::equals).isEmpty()) {
            throw new InvalidParameterException("Invalid device key given.");
        }
    }

    private Uni<Void> store(
            SignedInUser caller, ConfirmDeviceRequest request, DeviceSecret secret, CallContext context) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Device device = new Device(
                request.deviceKey(),
                Optional.ofNullable(request.deviceName()),
                !DeviceTracking.asksUser(caller.pool()),
                Optional.ofNullable(context.sourceIp()),
                now,
                now,
                now);
        Devices.Change change = new Devices.Change(caller.pool(), caller.user(), device.key(), context);
        return database.inTransaction(session -> store.insert(session, change.owner(), device, secret)
                .invoke(ConfirmDevice::requireNew)
                .chain(() -> devices.tell(session, change, UserPoolEventType.DEVICE_CONFIRMED)));
    }

    private static void requireNew(boolean inserted) {
        if (!inserted) {
            throw new DeviceKeyExistsException("Device key already exists.");
        }
    }
}
