package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.iam.AttachedPolicy;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Managed policies that are attached to users and roles. */
@ApplicationScoped
class Attachments {
    private static final int MOST = 10;

    private final Entities entities;
    private final ManagedPolicies policies;

    Attachments(Entities entities, ManagedPolicies policies) {
        this.entities = entities;
        this.policies = policies;
    }

    /** Attaches a policy; one that is attached already stays so. */
    <T extends PolicyHolder> Uni<Void> attach(Class<T> type, String holder, String policyArn) {
        return policies.requireAttachable(policyArn)
                .chain(() ->
                        change(type, holder, arns -> arns.contains(policyArn) ? arns : with(type, arns, policyArn)));
    }

    private static List<String> with(Class<?> type, List<String> arns, String policyArn) {
        if (arns.size() >= MOST) {
            String quota = type == IamRole.class ? "PoliciesPerRole" : "PoliciesPerUser";
            throw new LimitExceededException("Cannot exceed quota for " + quota + ": " + MOST);
        }
        return Stream.concat(arns.stream(), Stream.of(policyArn)).toList();
    }

    /** Detaches a policy; fails with {@link NoSuchEntityException} when it is not attached. */
    <T extends PolicyHolder> Uni<Void> detach(Class<T> type, String holder, String policyArn) {
        return change(type, holder, arns -> {
            if (!arns.contains(policyArn)) {
                throw new NoSuchEntityException("Policy " + policyArn + " was not found.");
            }
            return arns.stream().filter(arn -> !arn.equals(policyArn)).toList();
        });
    }

    /**
     * What is attached.
     *
     * @param pathPrefix null for all
     */
    <T extends PolicyHolder> Uni<List<AttachedPolicy>> of(Class<T> type, String holder, String pathPrefix) {
        return entities.require(type, holder)
                .map(found -> found.attachedPolicies().stream()
                        .filter(arn -> pathPrefix == null || pathOf(arn).startsWith(pathPrefix))
                        .map(arn -> AttachedPolicy.builder()
                                .policyName(Arns.nameOf(arn))
                                .policyArn(arn)
                                .build())
                        .sorted(Comparator.comparing(AttachedPolicy::policyName))
                        .toList());
    }

    private static String pathOf(String arn) {
        return arn.substring(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
    }

    private <T extends PolicyHolder> Uni<Void> change(
            Class<T> type, String holder, UnaryOperator<List<String>> change) {
        return entities.change(
                        type,
                        holder,
                        found -> type.cast(found.withAttachedPolicies(change.apply(found.attachedPolicies()))))
                .replaceWithVoid();
    }
}
