package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserAttributesOperation;
import dev.cognate.contract.idp.DeleteUserAttributesRequest;
import dev.cognate.contract.idp.DeleteUserAttributesResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** DeleteUserAttributes. */
@ApplicationScoped
class DeleteUserAttributes implements DeleteUserAttributesOperation {
    private final AccessTokens accessTokens;
    private final Users users;
    private final AttributeUpdate update;
    private final Database database;

    DeleteUserAttributes(AccessTokens accessTokens, Users users, AttributeUpdate update, Database database) {
        this.accessTokens = accessTokens;
        this.users = users;
        this.update = update;
        this.database = database;
    }

    @Override
    public Uni<DeleteUserAttributesResponse> deleteUserAttributes(
            DeleteUserAttributesRequest request, CallContext context) {
        boolean deletesAddress = request.userAttributeNames().stream().anyMatch(Destination.ATTRIBUTES::contains);
        Uni<SignedInUser> authenticated = deletesAddress
                ? accessTokens.authenticateRecent(request.accessToken())
                : accessTokens.authenticate(request.accessToken());
        return authenticated
                .chain(caller -> database.inTransaction(
                        session -> delete(session, caller, request.userAttributeNames(), context)))
                .replaceWith(DeleteUserAttributesResponse.builder().build());
    }

    private Uni<User> delete(Mutiny.Session session, SignedInUser caller, List<String> names, CallContext context) {
        return users.findForUpdate(session, caller.pool().id(), caller.user().sub())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .chain(user -> {
                    AttributeRules.of(caller.pool())
                            .delete(
                                    user.attributes(),
                                    names,
                                    new AttributeWriter.Client(caller.client().settings()));
                    Map<String, String> removed = new HashMap<>();
                    names.forEach(name -> removed.put(name, ""));
                    return update.apply(session, caller.pool(), user, removed, context);
                });
    }
}
