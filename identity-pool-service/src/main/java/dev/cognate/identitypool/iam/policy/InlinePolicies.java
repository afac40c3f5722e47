package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Policies that are part of a user or role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">AWS's guide: IAM quotas</a>
 */
@ApplicationScoped
class InlinePolicies {
    private static final int ROLE_LIMIT = 10_240;
    private static final int USER_LIMIT = 2048;

    private final Entities entities;

    InlinePolicies(Entities entities) {
        this.entities = entities;
    }

    /** Adds a document to a user or role, or replaces the one of its name. */
    <T extends PolicyHolder> Uni<Void> put(Class<T> type, String holder, String name, String document) {
        Documents.requireIdentity(document);
        return change(type, holder, documents -> {
            Map<String, String> more = new LinkedHashMap<>(documents);
            more.put(name, document);
            requireRoom(type, holder, more);
            return more;
        });
    }

    private static void requireRoom(Class<?> type, String holder, Map<String, String> documents) {
        boolean isRole = type == IamRole.class;
        int limit = isRole ? ROLE_LIMIT : USER_LIMIT;
        if (documents.values().stream().mapToInt(Documents::length).sum() > limit) {
            throw new LimitExceededException(
                    "Maximum policy size of " + limit + " bytes exceeded for " + (isRole ? "role " : "user ") + holder);
        }
    }

    /** The document of a name; fails with {@link NoSuchEntityException}. */
    <T extends PolicyHolder> Uni<String> require(Class<T> type, String holder, String name) {
        return entities.require(type, holder)
                .map(found -> Optional.ofNullable(found.inlinePolicies().get(name))
                        .map(Documents::encoded)
                        .orElseThrow(() -> missing(type, name)));
    }

    /** The names of all documents of a user or role. */
    <T extends PolicyHolder> Uni<List<String>> names(Class<T> type, String holder) {
        return entities.require(type, holder)
                .map(found -> found.inlinePolicies().keySet().stream().sorted().toList());
    }

    /** Takes a document away; fails with {@link NoSuchEntityException}. */
    <T extends PolicyHolder> Uni<Void> delete(Class<T> type, String holder, String name) {
        return change(type, holder, documents -> {
            Map<String, String> less = new LinkedHashMap<>(documents);
            if (less.remove(name) == null) {
                throw missing(type, name);
            }
            return less;
        });
    }

    private <T extends PolicyHolder> Uni<Void> change(
            Class<T> type, String holder, UnaryOperator<Map<String, String>> change) {
        return entities.change(
                        type,
                        holder,
                        found -> type.cast(found.withInlinePolicies(change.apply(found.inlinePolicies()))))
                .replaceWithVoid();
    }

    private static NoSuchEntityException missing(Class<?> type, String name) {
        String kind = type == IamRole.class ? "role" : "user";
        return new NoSuchEntityException("The " + kind + " policy with name " + name + " cannot be found.");
    }
}
