package dev.cognate.userpool.device;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ForgetDeviceOperation;
import dev.cognate.contract.idp.ForgetDeviceRequest;
import dev.cognate.contract.idp.GetDeviceOperation;
import dev.cognate.contract.idp.GetDeviceRequest;
import dev.cognate.contract.idp.GetDeviceResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ListDevicesOperation;
import dev.cognate.contract.idp.ListDevicesRequest;
import dev.cognate.contract.idp.ListDevicesResponse;
import dev.cognate.contract.idp.UpdateDeviceStatusOperation;
import dev.cognate.contract.idp.UpdateDeviceStatusRequest;
import dev.cognate.contract.idp.UpdateDeviceStatusResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** GetDevice, ListDevices, UpdateDeviceStatus and ForgetDevice: users look after their devices. */
@ApplicationScoped
class OwnDeviceOperations
        implements GetDeviceOperation, ListDevicesOperation, UpdateDeviceStatusOperation, ForgetDeviceOperation {
    private final AccessTokens accessTokens;
    private final Devices devices;
    private final Database database;

    OwnDeviceOperations(AccessTokens accessTokens, Devices devices, Database database) {
        this.accessTokens = accessTokens;
        this.devices = devices;
        this.database = database;
    }

    @Override
    public Uni<GetDeviceResponse> getDevice(GetDeviceRequest request, CallContext context) {
        return caller(request.accessToken())
                .chain(caller ->
                        database.read(session -> devices.describe(session, caller.user(), request.deviceKey())))
                .map(device -> GetDeviceResponse.builder().device(device).build());
    }

    @Override
    public Uni<ListDevicesResponse> listDevices(ListDevicesRequest request, CallContext context) {
        return caller(request.accessToken())
                .chain(caller -> devices.list(caller.user(), request.limit(), request.paginationToken()))
                .map(page -> ListDevicesResponse.builder()
                        .devices(page.devices())
                        .paginationToken(page.nextToken())
                        .build());
    }

    @Override
    public Uni<UpdateDeviceStatusResponse> updateDeviceStatus(UpdateDeviceStatusRequest request, CallContext context) {
        return caller(request.accessToken())
                .chain(caller -> database.inTransaction(session -> devices.update(
                        session, change(caller, request.deviceKey(), context), request.deviceRememberedStatus())))
                .replaceWith(() -> UpdateDeviceStatusResponse.builder().build());
    }

    @Override
    public Uni<Void> forgetDevice(ForgetDeviceRequest request, CallContext context) {
        return caller(request.accessToken())
                .chain(caller -> database.inTransaction(
                        session -> devices.forget(session, change(caller, request.deviceKey(), context))));
    }

    private Uni<SignedInUser> caller(String accessToken) {
        if (accessToken == null) {
            throw new InvalidParameterException("Missing required parameter AccessToken");
        }
        return accessTokens.authenticate(accessToken);
    }

    private static Devices.Change change(SignedInUser caller, String key, CallContext context) {
        return new Devices.Change(caller.pool(), caller.user(), key, context);
    }
}
