package dev.cognate.userpool.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminDeleteUserOperation;
import dev.cognate.contract.idp.AdminDeleteUserRequest;
import dev.cognate.contract.idp.AdminDisableUserOperation;
import dev.cognate.contract.idp.AdminDisableUserRequest;
import dev.cognate.contract.idp.AdminDisableUserResponse;
import dev.cognate.contract.idp.AdminEnableUserOperation;
import dev.cognate.contract.idp.AdminEnableUserRequest;
import dev.cognate.contract.idp.AdminEnableUserResponse;
import dev.cognate.contract.idp.AdminGetUserOperation;
import dev.cognate.contract.idp.AdminGetUserRequest;
import dev.cognate.contract.idp.AdminGetUserResponse;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.mfa.MfaPreference;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.TokenFamilies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** AdminGetUser, AdminEnableUser, AdminDisableUser and AdminDeleteUser. */
@ApplicationScoped
class AdminUserOperations
        implements AdminGetUserOperation,
                AdminEnableUserOperation,
                AdminDisableUserOperation,
                AdminDeleteUserOperation {
    private final Database database;
    private final Pools pools;
    private final Users users;
    private final UserChange change;
    private final TokenFamilies families;
    private final MfaPreferences preferences;
    private final Clock clock;

    AdminUserOperations(
            Database database,
            Pools pools,
            Users users,
            UserChange change,
            TokenFamilies families,
            MfaPreferences preferences,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.users = users;
        this.change = change;
        this.families = families;
        this.preferences = preferences;
        this.clock = clock;
    }

    @Override
    public Uni<AdminGetUserResponse> adminGetUser(AdminGetUserRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> users.find(session, pool, request.username())
                        .map(found -> found.orElseThrow(AdminUserOperations::missing))
                        .chain(user ->
                                preferences.of(session, user).map(preference -> described(pool, user, preference)))));
    }

    private static AdminGetUserResponse described(UserPool pool, User user, MfaPreference preference) {
        return AdminGetUserResponse.builder()
                .username(user.username())
                .userAttributes(AttributeView.all(pool, user.sub(), user.attributes()))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status().wire())
                .mfaOptions(preference.options())
                .preferredMfaSetting(preference.preferredSetting())
                .userMFASettingList(preference.settingList())
                .build();
    }

    @Override
    public Uni<AdminEnableUserResponse> adminEnableUser(AdminEnableUserRequest request, CallContext context) {
        return change.apply(
                        request.userPoolId(),
                        request.username(),
                        (session, pool, user) -> users.update(session, pool, user, user.withEnabled(true, now()))
                                .call(after -> change.tell(
                                        session,
                                        UserPoolEventType.USER_ENABLED,
                                        pool,
                                        after,
                                        EventDetails.of(context))))
                .replaceWith(AdminEnableUserResponse.builder().build());
    }

    @Override
    public Uni<AdminDisableUserResponse> adminDisableUser(AdminDisableUserRequest request, CallContext context) {
        return change.apply(
                        request.userPoolId(),
                        request.username(),
                        (session, pool, user) -> users.update(
                                        session,
                                        pool,
                                        user,
                                        user.withEnabled(false, now()).withTokensValidFrom(clock.instant()))
                                .call(after -> families.revokeAll(session, after))
                                .call(after -> change.tell(
                                        session,
                                        UserPoolEventType.USER_DISABLED,
                                        pool,
                                        after,
                                        EventDetails.of(context))))
                .replaceWith(AdminDisableUserResponse.builder().build());
    }

    @Override
    public Uni<Void> adminDeleteUser(AdminDeleteUserRequest request, CallContext context) {
        return change.apply(
                        request.userPoolId(),
                        request.username(),
                        (session, pool, user) -> users.delete(session, user)
                                .chain(() -> change.tell(
                                        session, UserPoolEventType.USER_DELETED, pool, user, EventDetails.of(context)))
                                .replaceWith(user))
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static UserNotFoundException missing() {
        return new UserNotFoundException("User does not exist.");
    }
}
