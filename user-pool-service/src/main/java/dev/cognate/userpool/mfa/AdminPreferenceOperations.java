package dev.cognate.userpool.mfa;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminSetUserMFAPreferenceOperation;
import dev.cognate.contract.idp.AdminSetUserMFAPreferenceRequest;
import dev.cognate.contract.idp.AdminSetUserMFAPreferenceResponse;
import dev.cognate.contract.idp.AdminSetUserSettingsOperation;
import dev.cognate.contract.idp.AdminSetUserSettingsRequest;
import dev.cognate.contract.idp.AdminSetUserSettingsResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** AdminSetUserMFAPreference and its forerunner AdminSetUserSettings. */
@ApplicationScoped
class AdminPreferenceOperations implements AdminSetUserMFAPreferenceOperation, AdminSetUserSettingsOperation {
    private final Pools pools;
    private final Database database;
    private final Users users;
    private final PreferenceUpdate update;

    AdminPreferenceOperations(Pools pools, Database database, Users users, PreferenceUpdate update) {
        this.pools = pools;
        this.database = database;
        this.users = users;
        this.update = update;
    }

    @Override
    public Uni<AdminSetUserMFAPreferenceResponse> adminSetUserMFAPreference(
            AdminSetUserMFAPreferenceRequest request, CallContext context) {
        PreferenceChange change = new PreferenceChange()
                .sms(request.smsMfaSettings())
                .softwareToken(request.softwareTokenMfaSettings())
                .email(request.emailMfaSettings())
                .passkey(request.webAuthnMfaSettings());
        return apply(request.userPoolId(), request.username(), change, context)
                .replaceWith(AdminSetUserMFAPreferenceResponse.builder().build());
    }

    @Override
    public Uni<AdminSetUserSettingsResponse> adminSetUserSettings(
            AdminSetUserSettingsRequest request, CallContext context) {
        return apply(request.userPoolId(), request.username(), LegacyOptions.change(request.mfaOptions()), context)
                .replaceWith(AdminSetUserSettingsResponse.builder().build());
    }

    private Uni<Void> apply(String poolId, String username, PreferenceChange change, CallContext context) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, username)
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> update.apply(session, pool, user, change, context))));
    }
}
