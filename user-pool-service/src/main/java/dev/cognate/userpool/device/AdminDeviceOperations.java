package dev.cognate.userpool.device;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminForgetDeviceOperation;
import dev.cognate.contract.idp.AdminForgetDeviceRequest;
import dev.cognate.contract.idp.AdminGetDeviceOperation;
import dev.cognate.contract.idp.AdminGetDeviceRequest;
import dev.cognate.contract.idp.AdminGetDeviceResponse;
import dev.cognate.contract.idp.AdminListDevicesOperation;
import dev.cognate.contract.idp.AdminListDevicesRequest;
import dev.cognate.contract.idp.AdminListDevicesResponse;
import dev.cognate.contract.idp.AdminUpdateDeviceStatusOperation;
import dev.cognate.contract.idp.AdminUpdateDeviceStatusRequest;
import dev.cognate.contract.idp.AdminUpdateDeviceStatusResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminGetDevice, AdminListDevices, AdminUpdateDeviceStatus and AdminForgetDevice. */
@ApplicationScoped
class AdminDeviceOperations
        implements AdminGetDeviceOperation,
                AdminListDevicesOperation,
                AdminUpdateDeviceStatusOperation,
                AdminForgetDeviceOperation {
    private final Pools pools;
    private final Users users;
    private final Devices devices;
    private final Database database;

    AdminDeviceOperations(Pools pools, Users users, Devices devices, Database database) {
        this.pools = pools;
        this.users = users;
        this.devices = devices;
        this.database = database;
    }

    @Override
    public Uni<AdminGetDeviceResponse> adminGetDevice(AdminGetDeviceRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> user(session, pool, request.username())
                        .chain(user -> devices.describe(session, user, request.deviceKey()))))
                .map(device -> AdminGetDeviceResponse.builder().device(device).build());
    }

    @Override
    public Uni<AdminListDevicesResponse> adminListDevices(AdminListDevicesRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> user(session, pool, request.username())))
                .chain(user -> devices.list(user, request.limit(), request.paginationToken()))
                .map(page -> AdminListDevicesResponse.builder()
                        .devices(page.devices())
                        .paginationToken(page.nextToken())
                        .build());
    }

    @Override
    public Uni<AdminUpdateDeviceStatusResponse> adminUpdateDeviceStatus(
            AdminUpdateDeviceStatusRequest request, CallContext context) {
        return change(
                        request.userPoolId(),
                        request.username(),
                        (session, owner) -> devices.update(
                                session,
                                new Devices.Change(owner.pool(), owner.user(), request.deviceKey(), context),
                                request.deviceRememberedStatus()))
                .replaceWith(() -> AdminUpdateDeviceStatusResponse.builder().build());
    }

    @Override
    public Uni<Void> adminForgetDevice(AdminForgetDeviceRequest request, CallContext context) {
        return change(
                request.userPoolId(),
                request.username(),
                (session, owner) -> devices.forget(
                        session, new Devices.Change(owner.pool(), owner.user(), request.deviceKey(), context)));
    }

    private record Owner(UserPool pool, User user) {}

    private Uni<Void> change(String poolId, String username, BiFunction<Mutiny.Session, Owner, Uni<Void>> work) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session ->
                        user(session, pool, username).chain(user -> work.apply(session, new Owner(pool, user)))));
    }

    private Uni<User> user(Mutiny.Session session, UserPool pool, String username) {
        return users.find(session, pool, username).map(found -> found.orElseThrow(UserExistence::missing));
    }
}
