package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.UpdateUserAttributesOperation;
import dev.cognate.contract.idp.UpdateUserAttributesRequest;
import dev.cognate.contract.idp.UpdateUserAttributesResponse;
import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
                .call(caller -> countCodes(caller, request))
                .chain(caller -> database.inTransaction(session -> change(session, caller, request, context)))
                .chain(codes::send)
                .map(sent -> UpdateUserAttributesResponse.builder()
                        .codeDeliveryDetailsList(sent)
                        .build());
    }

    private Uni<Void> countCodes(SignedInUser caller, UpdateUserAttributesRequest request) {
        Map<String, Verification> wanted =
                verifications(caller.pool(), caller.user(), changes(caller, caller.user(), request));
        return wanted.isEmpty()
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
                    Map<String, String> changes = changes(caller, user, request);
                    Map<String, Verification> verifications = verifications(pool, user, changes);
                    verifications.forEach((name, verification) -> {
                        if (verification.replaces()) {
                            changes.remove(name);
                        }
                    });
                    return update.apply(session, pool, user, changes, context)
                            .chain(stored -> codes.issue(session, pool, stored, verifications));
                });
    }

    private static Map<String, String> changes(SignedInUser caller, User user, UpdateUserAttributesRequest request) {
        return new HashMap<>(AttributeRules.of(caller.pool())
                .change(
                        user.attributes(),
                        request.userAttributes(),
                        new AttributeWriter.Client(caller.client().settings())));
    }

    private static Map<String, Verification> verifications(UserPool pool, User user, Map<String, String> changes) {
        List<VerifiedAttributeType> verified =
                Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.of());
        Map<String, Verification> verifications = new TreeMap<>();
        verified.stream()
                .map(VerifiedAttributeType::value)
                .forEach(name -> Optional.ofNullable(changes.get(name))
                        .filter(value -> !value.isEmpty())
                        .filter(value -> !value.equals(user.attribute(name).orElse("")))
                        .ifPresent(value -> verifications.put(name, new Verification(value, keepsOld(pool, name)))));
        return verifications;
    }

    private static boolean keepsOld(UserPool pool, String attribute) {
        return Optional.ofNullable(pool.settings().userAttributeUpdateSettings())
                .map(settings -> settings.attributesRequireVerificationBeforeUpdate())
                .orElse(List.of())
                .contains(VerifiedAttributeType.of(attribute));
    }
}
