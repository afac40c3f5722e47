package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.ListPolicyTagsOperation;
import dev.cognate.contract.iam.ListPolicyTagsRequest;
import dev.cognate.contract.iam.ListPolicyTagsResponse;
import dev.cognate.contract.iam.Tag;
import dev.cognate.contract.iam.TagPolicyOperation;
import dev.cognate.contract.iam.TagPolicyRequest;
import dev.cognate.contract.iam.UntagPolicyOperation;
import dev.cognate.contract.iam.UntagPolicyRequest;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tags of managed policies. */
@ApplicationScoped
class PolicyTagOperations implements TagPolicyOperation, UntagPolicyOperation, ListPolicyTagsOperation {
    private final ManagedPolicies policies;
    private final InnerLists lists;

    PolicyTagOperations(ManagedPolicies policies, InnerLists lists) {
        this.policies = policies;
        this.lists = lists;
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
                .map(policy -> lists.page(
                        new InnerLists.Asked("policy-tags/" + policy.id(), request.marker(), request.maxItems()),
                        Tags.listed(policy.tags()),
                        Tag::key))
                .map(page -> ListPolicyTagsResponse.builder()
                        .tags(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }
}
