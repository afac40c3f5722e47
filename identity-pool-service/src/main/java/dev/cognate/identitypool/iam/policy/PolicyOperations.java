package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreatePolicyOperation;
import dev.cognate.contract.iam.CreatePolicyRequest;
import dev.cognate.contract.iam.CreatePolicyResponse;
import dev.cognate.contract.iam.DeleteConflictException;
import dev.cognate.contract.iam.DeletePolicyOperation;
import dev.cognate.contract.iam.DeletePolicyRequest;
import dev.cognate.contract.iam.GetPolicyOperation;
import dev.cognate.contract.iam.GetPolicyRequest;
import dev.cognate.contract.iam.GetPolicyResponse;
import dev.cognate.contract.iam.ListPoliciesOperation;
import dev.cognate.contract.iam.ListPoliciesRequest;
import dev.cognate.contract.iam.ListPoliciesResponse;
import dev.cognate.contract.iam.Policy;
import dev.cognate.contract.iam.PolicyScopeType;
import dev.cognate.contract.iam.PolicyUsageType;
import dev.cognate.iam.directory.IamPolicy;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Managed policies. */
@ApplicationScoped
class PolicyOperations
        implements CreatePolicyOperation, GetPolicyOperation, ListPoliciesOperation, DeletePolicyOperation {
    private static final int ID_LENGTH = 17;

    private final Entities entities;
    private final ManagedPolicies policies;
    private final Arns arns;
    private final Clock clock;

    PolicyOperations(Entities entities, ManagedPolicies policies, Arns arns, Clock clock) {
        this.entities = entities;
        this.policies = policies;
        this.arns = arns;
        this.clock = clock;
    }

    @Override
    public Uni<CreatePolicyResponse> createPolicy(CreatePolicyRequest request, CallContext context) {
        Documents.requireManaged(request.policyDocument());
        String path = Arns.path(request.path());
        long now = clock.instant().getEpochSecond();
        IamPolicy policy = new IamPolicy(
                request.policyName(),
                path,
                KeyIds.next("ANPA", ID_LENGTH),
                arns.of("policy" + path + request.policyName()),
                now,
                now,
                request.description(),
                Tags.of(request.tags()),
                List.of(new IamPolicy.Version(1, request.policyDocument(), now)),
                1,
                1);
        String exists = "A policy called " + policy.name() + " already exists. Duplicate names are not allowed.";
        return entities.create(policy, exists)
                .map(created -> CreatePolicyResponse.builder()
                        .policy(listed(created).toBuilder()
                                .attachmentCount(0)
                                .permissionsBoundaryUsageCount(0)
                                .description(null)
                                .tags(Tags.listedOrAbsent(created.tags()))
                                .build())
                        .build());
    }

    @Override
    public Uni<GetPolicyResponse> getPolicy(GetPolicyRequest request, CallContext context) {
        return policies.require(request.policyArn())
                .chain(this::counted)
                .map(counted -> GetPolicyResponse.builder()
                        .policy(counted.shown().toBuilder()
                                .description(counted.policy().description())
                                .tags(Tags.listed(counted.policy().tags()))
                                .build())
                        .build());
    }

    /** All policies here are customer managed. */
    @Override
    public Uni<ListPoliciesResponse> listPolicies(ListPoliciesRequest request, CallContext context) {
        if (PolicyScopeType.AWS.equals(request.scope())) {
            return Uni.createFrom()
                    .item(ListPoliciesResponse.builder()
                            .policies(List.of())
                            .isTruncated(false)
                            .build());
        }
        return entities.list(IamPolicy.class, request.pathPrefix(), request.marker(), request.maxItems())
                .chain(page -> Multi.createFrom()
                        .iterable(page.items())
                        .onItem()
                        .transformToUniAndConcatenate(this::counted)
                        .filter(counted -> isAsked(counted.shown(), request))
                        .map(Counted::shown)
                        .collect()
                        .asList()
                        .map(shown -> ListPoliciesResponse.builder()
                                .policies(shown)
                                .isTruncated(page.isTruncated())
                                .marker(page.marker())
                                .build()));
    }

    private static boolean isAsked(Policy policy, ListPoliciesRequest request) {
        boolean attached = policy.attachmentCount() > 0 || policy.permissionsBoundaryUsageCount() > 0;
        if (PolicyUsageType.PERMISSIONS_BOUNDARY.equals(request.policyUsageFilter())) {
            return policy.permissionsBoundaryUsageCount() > 0;
        }
        return attached || !Boolean.TRUE.equals(request.onlyAttached());
    }

    @Override
    public Uni<Void> deletePolicy(DeletePolicyRequest request, CallContext context) {
        return policies.delete(request.policyArn(), policy -> {
            if (policy.versions().size() > 1) {
                throw new DeleteConflictException("This policy has more than one version. Before you delete a policy,"
                        + " you must delete the policy's versions. The default version is deleted with the policy.");
            }
            return counted(policy).map(counted -> {
                if (isInUse(counted.shown())) {
                    throw new DeleteConflictException("Cannot delete a policy attached to entities.");
                }
                return null;
            });
        });
    }

    private static boolean isInUse(Policy policy) {
        return policy.attachmentCount() > 0 || policy.permissionsBoundaryUsageCount() > 0;
    }

    private record Counted(IamPolicy policy, Policy shown) {}

    private Uni<Counted> counted(IamPolicy policy) {
        return entities.holders(policy.arn())
                .chain(attached -> entities.boundedBy(policy.arn())
                        .map(bounded -> new Counted(
                                policy,
                                listed(policy).toBuilder()
                                        .attachmentCount(attached.size())
                                        .permissionsBoundaryUsageCount(bounded.size())
                                        .build())));
    }

    private static Policy listed(IamPolicy policy) {
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion())
                .isAttachable(true)
                .createDate(Times.of(policy.createdAt()))
                .updateDate(Times.of(policy.updatedAt()))
                .build();
    }
}
