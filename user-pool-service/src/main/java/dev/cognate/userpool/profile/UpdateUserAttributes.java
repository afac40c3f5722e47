package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.UpdateUserAttributesOperation;
import dev.cognate.contract.idp.UpdateUserAttributesRequest;
import dev.cognate.contract.idp.UpdateUserAttributesResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * UpdateUserAttributes. A new address the pool verifies gets a code; where the pool says so, the old one stays until the
 * new one is verified (AttributesRequireVerificationBeforeUpdate).
 */
@ApplicationScoped
class UpdateUserAttributes implements UpdateUserAttributesOperation {
    private final AccessTokens accessTokens;
    private final Users users;
    private final AttributeUpdate update;
    private final VerificationCodes codes;
    private final FailedAttempts attempts;
    private final Database database;

    UpdateUserAttributes(
            AccessTokens accessTokens,
            Users users,
            AttributeUpdate update,
            VerificationCodes codes,
            FailedAttempts attempts,
            Database database) {
        this.accessTokens = accessTokens;
        this.users = users;
        this.update = update;
        this.codes = codes;
        this.attempts = attempts;
        this.database = database;
    }

    @Override
    public Uni<UpdateUserAttributesResponse> updateUserAttributes(
            UpdateUserAttributesRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .call(caller -> requireRecent(caller, request))
                .call(caller -> countCodes(caller, request))
                .chain(caller -> database.inTransaction(session -> change(session, caller, request, context)))
                .chain(codes::send)
                .map(sent -> UpdateUserAttributesResponse.builder()
                        .codeDeliveryDetailsList(sent)
                        .build());
    }

    /** Codes to sign in with go to these addresses. */
    private Uni<SignedInUser> requireRecent(SignedInUser caller, UpdateUserAttributesRequest request) {
        boolean changesAddress = request.userAttributes().stream()
                .filter(given -> Destination.ATTRIBUTES.contains(given.name()))
                .anyMatch(given -> !Objects.requireNonNullElse(given.value(), "")
                        .equals(caller.user().attribute(given.name()).orElse("")));
        return changesAddress
                ? accessTokens.authenticateRecent(request.accessToken())
                : Uni.createFrom().item(caller);
    }

    private Uni<Void> countCodes(SignedInUser caller, UpdateUserAttributesRequest request) {
        return changes(caller, caller.user(), request).verifications().isEmpty()
                ? Uni.createFrom().voidItem()
                : attempts.count(
                        caller.pool().id(),
                        AttemptKind.ATTRIBUTE_CODE,
                        caller.user().sub().toString());
    }

    private Uni<List<Message>> change(
            Mutiny.Session session, SignedInUser caller, UpdateUserAttributesRequest request, CallContext context) {
        UserPool pool = caller.pool();
        return users.findForUpdate(session, pool.id(), caller.user().sub())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .chain(user -> {
                    AddressChanges changes = changes(caller, user, request);
                    return update.apply(session, pool, user, changes.stored(), context)
                            .chain(stored -> codes.issue(
                                    session,
                                    Occasion.of(caller.target(), context, request.clientMetadata()),
                                    stored,
                                    changes.verifications()));
                });
    }

    private static AddressChanges changes(SignedInUser caller, User user, UpdateUserAttributesRequest request) {
        Map<String, String> changes = AttributeRules.of(caller.pool())
                .change(
                        user.attributes(),
                        request.userAttributes(),
                        new AttributeWriter.Client(caller.client().settings()));
        return AddressChanges.of(caller.pool(), user, changes);
    }
}
