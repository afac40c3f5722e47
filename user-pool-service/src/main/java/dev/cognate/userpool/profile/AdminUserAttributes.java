package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminDeleteUserAttributesOperation;
import dev.cognate.contract.idp.AdminDeleteUserAttributesRequest;
import dev.cognate.contract.idp.AdminDeleteUserAttributesResponse;
import dev.cognate.contract.idp.AdminUpdateUserAttributesOperation;
import dev.cognate.contract.idp.AdminUpdateUserAttributesRequest;
import dev.cognate.contract.idp.AdminUpdateUserAttributesResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * AdminUpdateUserAttributes and AdminDeleteUserAttributes. An address the pool verifies gets a code as in
 * {@link UpdateUserAttributes}, unless the administrator says with it that it is verified.
 */
@ApplicationScoped
class AdminUserAttributes implements AdminUpdateUserAttributesOperation, AdminDeleteUserAttributesOperation {
    private static final AttributeWriter ADMIN = new AttributeWriter.Admin();

    private final Pools pools;
    private final Users users;
    private final AttributeUpdate update;
    private final VerificationCodes codes;
    private final Database database;

    AdminUserAttributes(Pools pools, Users users, AttributeUpdate update, VerificationCodes codes, Database database) {
        this.pools = pools;
        this.users = users;
        this.update = update;
        this.codes = codes;
        this.database = database;
    }

    /** The operation has no error for a message that does not arrive, so it does not wait for it. */
    @Override
    public Uni<AdminUpdateUserAttributesResponse> adminUpdateUserAttributes(
            AdminUpdateUserAttributesRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> find(session, pool, request.username())
                        .chain(user -> change(session, pool, user, request, context))))
                .invoke(codes::dispatch)
                .replaceWith(AdminUpdateUserAttributesResponse.builder().build());
    }

    private Uni<List<Message>> change(
            Mutiny.Session session,
            UserPool pool,
            User user,
            AdminUpdateUserAttributesRequest request,
            CallContext context) {
        Map<String, String> wanted = AttributeRules.of(pool).change(user.attributes(), request.userAttributes(), ADMIN);
        AddressChanges changes = AddressChanges.of(pool, user, wanted);
        return update.apply(session, pool, user, changes.stored(), context)
                .chain(stored -> codes.issue(
                        session,
                        Occasion.ofAdmin(pool, context, request.clientMetadata()),
                        stored,
                        changes.verifications()));
    }

    @Override
    public Uni<AdminDeleteUserAttributesResponse> adminDeleteUserAttributes(
            AdminDeleteUserAttributesRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> find(session, pool, request.username())
                        .chain(user -> {
                            AttributeRules.of(pool).delete(user.attributes(), request.userAttributeNames(), ADMIN);
                            Map<String, String> removed = new HashMap<>();
                            request.userAttributeNames().forEach(name -> removed.put(name, ""));
                            return update.apply(session, pool, user, removed, context);
                        })))
                .replaceWith(AdminDeleteUserAttributesResponse.builder().build());
    }

    private Uni<User> find(Mutiny.Session session, UserPool pool, String username) {
        return users.findForUpdate(session, pool, username).map(found -> found.orElseThrow(UserExistence::missing));
    }
}
