package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminDisableProviderForUserOperation;
import dev.cognate.contract.idp.AdminDisableProviderForUserRequest;
import dev.cognate.contract.idp.AdminDisableProviderForUserResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ProviderUserIdentifierType;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * AdminDisableProviderForUser. A linked identity is no longer linked: who comes with it next is somebody new. A user who came
 * to be by an identity can no longer sign in by it. A user of the pool itself loses the password.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableProviderForUser.html">
 *     AWS's reference: AdminDisableProviderForUser</a>
 */
@ApplicationScoped
class DisableProvider implements AdminDisableProviderForUserOperation {
    private final Database database;
    private final Pools pools;
    private final IdentityProviders providers;
    private final Users users;
    private final IdentityStore store;
    private final IdentityOwners owners;
    private final LinkedUsers linkedUsers;

    DisableProvider(
            Database database,
            Pools pools,
            IdentityProviders providers,
            Users users,
            IdentityStore store,
            IdentityOwners owners,
            LinkedUsers linkedUsers) {
        this.database = database;
        this.pools = pools;
        this.providers = providers;
        this.users = users;
        this.store = store;
        this.owners = owners;
        this.linkedUsers = linkedUsers;
    }

    @Override
    public Uni<AdminDisableProviderForUserResponse> adminDisableProviderForUser(
            AdminDisableProviderForUserRequest request, CallContext context) {
        ProviderUserIdentifierType user = request.user();
        LinkRules.require(user, "User");
        return pools.require(request.userPoolId())
                .chain(pool -> LinkRules.OWN_DIRECTORY.equals(user.providerName())
                        ? disablePassword(pool, user, context)
                        : disable(pool, user, context))
                .replaceWith(AdminDisableProviderForUserResponse.builder().build());
    }

    private Uni<Void> disablePassword(UserPool pool, ProviderUserIdentifierType user, CallContext context) {
        if (!IdentityKey.SUBJECT.equals(user.providerAttributeName())) {
            throw new InvalidParameterException(
                    "Invalid User: ProviderAttributeName must be " + IdentityKey.SUBJECT + " for provider Cognito");
        }
        return database.inTransaction(session -> users.findForUpdate(session, pool, user.providerAttributeValue())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .chain(found -> linkedUsers.disablePassword(session, new LinkedUsers.Change(pool, found, context))));
    }

    private Uni<Void> disable(UserPool pool, ProviderUserIdentifierType user, CallContext context) {
        var key = new IdentityKey(user.providerName(), user.providerAttributeName(), user.providerAttributeValue());
        return providers
                .named(pool, key.provider())
                .invoke(found -> found.orElseThrow(() -> IdentityProviders.missing(key.provider())))
                .chain(() -> database.inTransaction(session -> owners.lock(
                                session, pool.id(), () -> store.find(session, pool.id(), key))
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(owner -> {
                            var change = new LinkedUsers.Change(pool, owner.user(), context);
                            return owner.identity().linked()
                                    ? unlink(session, change, key)
                                    : forbid(session, change, key);
                        })));
    }

    private Uni<Void> unlink(Mutiny.Session session, LinkedUsers.Change change, IdentityKey key) {
        return store.release(session, change.pool().id(), key).chain(() -> linkedUsers.unlink(session, change, key));
    }

    private Uni<Void> forbid(Mutiny.Session session, LinkedUsers.Change change, IdentityKey key) {
        return store.disable(session, change.pool().id(), key)
                .chain(() ->
                        linkedUsers.tell(session, UserPoolEventType.USER_IDENTITY_DISABLED, change, key.provider()));
    }
}
