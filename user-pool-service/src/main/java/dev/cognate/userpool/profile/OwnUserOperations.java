package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserOperation;
import dev.cognate.contract.idp.DeleteUserRequest;
import dev.cognate.contract.idp.GetUserOperation;
import dev.cognate.contract.idp.GetUserRequest;
import dev.cognate.contract.idp.GetUserResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.mfa.MfaPreference;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** GetUser and DeleteUser. */
@ApplicationScoped
class OwnUserOperations implements GetUserOperation, DeleteUserOperation {
    private final AccessTokens accessTokens;
    private final TokenFamilies families;
    private final Users users;
    private final UserPoolEvents events;
    private final Database database;
    private final MfaPreferences preferences;

    OwnUserOperations(
            AccessTokens accessTokens,
            TokenFamilies families,
            Users users,
            UserPoolEvents events,
            Database database,
            MfaPreferences preferences) {
        this.accessTokens = accessTokens;
        this.families = families;
        this.users = users;
        this.events = events;
        this.database = database;
        this.preferences = preferences;
    }

    @Override
    public Uni<GetUserResponse> getUser(GetUserRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(caller -> database.read(session -> preferences.of(session, caller.user()))
                        .map(preference -> described(caller, preference)));
    }

    private static GetUserResponse described(SignedInUser caller, MfaPreference preference) {
        User user = caller.user();
        return GetUserResponse.builder()
                .username(user.username())
                .userAttributes(AttributeView.readable(
                        caller.pool(), caller.client().settings(), user.sub(), user.attributes()))
                .mfaOptions(preference.options())
                .preferredMfaSetting(preference.preferredSetting())
                .userMFASettingList(preference.settingList())
                .build();
    }

    @Override
    public Uni<Void> deleteUser(DeleteUserRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(caller -> database.inTransaction(session -> users.findForUpdate(
                                session, caller.pool().id(), caller.user().sub())
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> families.revokeAll(session, user)
                                .chain(() -> users.delete(session, user))
                                .chain(() -> events.record(
                                        session,
                                        UserPoolEventType.USER_DELETED,
                                        caller.pool(),
                                        user,
                                        EventDetails.of(context))))));
    }
}
