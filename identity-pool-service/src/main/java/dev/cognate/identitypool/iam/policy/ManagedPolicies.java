package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.IamPolicy;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Managed policies by their ARNs. */
@ApplicationScoped
class ManagedPolicies {
    private final Entities entities;

    ManagedPolicies(Entities entities) {
        this.entities = entities;
    }

    /** The policy of an ARN, if there is one. */
    Uni<Optional<IamPolicy>> find(String arn) {
        return entities.find(IamPolicy.class, Arns.nameOf(arn))
                .map(found -> found.filter(policy -> isNamed(policy, arn)));
    }

    /** The policy of an ARN; fails with {@link NoSuchEntityException}. */
    Uni<IamPolicy> require(String arn) {
        return find(arn).map(found -> found.orElseThrow(() -> missing(arn)));
    }

    /** The policy of an ARN, which is to be attached; fails with {@link NoSuchEntityException}. */
    Uni<IamPolicy> requireAttachable(String arn) {
        return find(arn)
                .map(found -> found.orElseThrow(
                        () -> new NoSuchEntityException("Policy " + arn + " does not exist or is not attachable.")));
    }

    /** Changes the policy of an ARN. */
    Uni<IamPolicy> change(String arn, UnaryOperator<IamPolicy> change) {
        return require(arn)
                .chain(present ->
                        entities.change(IamPolicy.class, present.name(), policy -> change.apply(demand(policy, arn))));
    }

    /** Deletes the policy of an ARN. */
    Uni<Void> delete(String arn, Function<IamPolicy, Uni<Void>> refusal) {
        return require(arn)
                .chain(present ->
                        entities.delete(IamPolicy.class, present.name(), policy -> refusal.apply(demand(policy, arn))));
    }

    private static IamPolicy demand(IamPolicy policy, String arn) {
        if (!isNamed(policy, arn)) {
            throw missing(arn);
        }
        return policy;
    }

    private static boolean isNamed(IamPolicy policy, String arn) {
        return policy.arn().equals(arn);
    }

    private static NoSuchEntityException missing(String arn) {
        return new NoSuchEntityException("Policy " + arn + " was not found.");
    }
}
