package dev.cognate.userpool.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminDeleteUserAttributesOperation;
import dev.cognate.contract.idp.AdminDeleteUserAttributesRequest;
import dev.cognate.contract.idp.AdminDeleteUserAttributesResponse;
import dev.cognate.contract.idp.AdminUpdateUserAttributesOperation;
import dev.cognate.contract.idp.AdminUpdateUserAttributesRequest;
import dev.cognate.contract.idp.AdminUpdateUserAttributesResponse;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminUpdateUserAttributes and AdminDeleteUserAttributes. */
@ApplicationScoped
class AdminUserAttributes implements AdminUpdateUserAttributesOperation, AdminDeleteUserAttributesOperation {
    private static final AttributeWriter ADMIN = new AttributeWriter.Admin();

    private final Users users;
    private final UserChange change;
    private final Clock clock;

    AdminUserAttributes(Users users, UserChange change, Clock clock) {
        this.users = users;
        this.change = change;
        this.clock = clock;
    }

    @Override
    public Uni<AdminUpdateUserAttributesResponse> adminUpdateUserAttributes(
            AdminUpdateUserAttributesRequest request, CallContext context) {
        return change.apply(request.userPoolId(), request.username(), (session, pool, user) -> {
                    Map<String, String> changes =
                            AttributeRules.of(pool).change(user.attributes(), request.userAttributes(), ADMIN);
                    Map<String, String> after = AttributeChanges.apply(user.attributes(), changes);
                    return store(session, pool, user, after, changes.keySet(), context);
                })
                .replaceWith(AdminUpdateUserAttributesResponse.builder().build());
    }

    @Override
    public Uni<AdminDeleteUserAttributesResponse> adminDeleteUserAttributes(
            AdminDeleteUserAttributesRequest request, CallContext context) {
        return change.apply(request.userPoolId(), request.username(), (session, pool, user) -> {
                    AttributeRules.of(pool).delete(user.attributes(), request.userAttributeNames(), ADMIN);
                    Map<String, String> removed = new HashMap<>();
                    request.userAttributeNames().forEach(name -> removed.put(name, ""));
                    Map<String, String> after = AttributeChanges.apply(user.attributes(), removed);
                    return store(session, pool, user, after, request.userAttributeNames(), context);
                })
                .replaceWith(AdminDeleteUserAttributesResponse.builder().build());
    }

    private Uni<User> store(
            Mutiny.Session session,
            UserPool pool,
            User user,
            Map<String, String> attributes,
            Collection<String> changed,
            CallContext context) {
        User after = user.withAttributes(attributes, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return users.update(session, pool, user, after)
                .call(stored -> change.tell(
                        session,
                        UserPoolEventType.USER_UPDATED,
                        pool,
                        stored,
                        EventDetails.of(context, "attributes", new TreeSet<>(changed))));
    }
}
