package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.ListPolicyTagsOperation;
import dev.cognate.contract.iam.ListPolicyTagsRequest;
import dev.cognate.contract.iam.ListPolicyTagsResponse;
import dev.cognate.contract.iam.TagPolicyOperation;
import dev.cognate.contract.iam.TagPolicyRequest;
import dev.cognate.contract.iam.UntagPolicyOperation;
import dev.cognate.contract.iam.UntagPolicyRequest;
import dev.cognate.identitypool.iam.Tags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tags of managed policies. */
@ApplicationScoped
class PolicyTagOperations implements TagPolicyOperation, UntagPolicyOperation, ListPolicyTagsOperation {
    private final ManagedPolicies policies;

    PolicyTagOperations(ManagedPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Uni<Void> tagPolicy(TagPolicyRequest request, CallContext context) {
        return policies.change(
                        request.policyArn(), policy -> policy.withTags(Tags.added(policy.tags(), request.tags())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> untagPolicy(UntagPolicyRequest request, CallContext context) {
        return policies.change(
                        request.policyArn(), policy -> policy.withTags(Tags.removed(policy.tags(), request.tagKeys())))
                .replaceWithVoid();
    }

    @Override
    public Uni<ListPolicyTagsResponse> listPolicyTags(ListPolicyTagsRequest request, CallContext context) {
        return policies.require(request.policyArn())
                .map(policy -> ListPolicyTagsResponse.builder()
                        .tags(Tags.listed(policy.tags()))
                        .isTruncated(false)
                        .build());
    }
}
