package dev.cognate.userpool.mfa;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.SetUserMFAPreferenceOperation;
import dev.cognate.contract.idp.SetUserMFAPreferenceRequest;
import dev.cognate.contract.idp.SetUserMFAPreferenceResponse;
import dev.cognate.contract.idp.SetUserSettingsOperation;
import dev.cognate.contract.idp.SetUserSettingsRequest;
import dev.cognate.contract.idp.SetUserSettingsResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SetUserMFAPreference and its forerunner SetUserSettings: users choose their second factors. */
@ApplicationScoped
class OwnPreferenceOperations implements SetUserMFAPreferenceOperation, SetUserSettingsOperation {
    private final AccessTokens accessTokens;
    private final Database database;
    private final Users users;
    private final PreferenceUpdate update;

    OwnPreferenceOperations(AccessTokens accessTokens, Database database, Users users, PreferenceUpdate update) {
        this.accessTokens = accessTokens;
        this.database = database;
        this.users = users;
        this.update = update;
    }

    @Override
    public Uni<SetUserMFAPreferenceResponse> setUserMFAPreference(
            SetUserMFAPreferenceRequest request, CallContext context) {
        PreferenceChange change = new PreferenceChange()
                .sms(request.smsMfaSettings())
                .softwareToken(request.softwareTokenMfaSettings())
                .email(request.emailMfaSettings())
                .passkey(request.webAuthnMfaSettings());
        return accessTokens
                .authenticateRecent(request.accessToken())
                .chain(caller -> apply(caller, change, context))
                .replaceWith(SetUserMFAPreferenceResponse.builder().build());
    }

    @Override
    public Uni<SetUserSettingsResponse> setUserSettings(SetUserSettingsRequest request, CallContext context) {
        return accessTokens
                .authenticateRecent(request.accessToken())
                .chain(caller -> apply(caller, LegacyOptions.change(request.mfaOptions()), context))
                .replaceWith(SetUserSettingsResponse.builder().build());
    }

    private Uni<Void> apply(SignedInUser caller, PreferenceChange change, CallContext context) {
        return database.inTransaction(session -> users.findForUpdate(
                        session, caller.pool().id(), caller.user().sub())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .chain(user -> update.apply(session, caller.pool(), user, change, context)));
    }
}
