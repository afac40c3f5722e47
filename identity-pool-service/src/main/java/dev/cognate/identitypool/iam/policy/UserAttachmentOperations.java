package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.AttachUserPolicyOperation;
import dev.cognate.contract.iam.AttachUserPolicyRequest;
import dev.cognate.contract.iam.AttachedPolicy;
import dev.cognate.contract.iam.DetachUserPolicyOperation;
import dev.cognate.contract.iam.DetachUserPolicyRequest;
import dev.cognate.contract.iam.ListAttachedUserPoliciesOperation;
import dev.cognate.contract.iam.ListAttachedUserPoliciesRequest;
import dev.cognate.contract.iam.ListAttachedUserPoliciesResponse;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Managed policies of a user. */
@ApplicationScoped
class UserAttachmentOperations
        implements AttachUserPolicyOperation, DetachUserPolicyOperation, ListAttachedUserPoliciesOperation {
    private final Attachments attachments;
    private final InnerLists lists;

    UserAttachmentOperations(Attachments attachments, InnerLists lists) {
        this.attachments = attachments;
        this.lists = lists;
    }

    @Override
    public Uni<Void> attachUserPolicy(AttachUserPolicyRequest request, CallContext context) {
        return attachments.attach(IamUser.class, request.userName(), request.policyArn());
    }

    @Override
    public Uni<Void> detachUserPolicy(DetachUserPolicyRequest request, CallContext context) {
        return attachments.detach(IamUser.class, request.userName(), request.policyArn());
    }

    @Override
    public Uni<ListAttachedUserPoliciesResponse> listAttachedUserPolicies(
            ListAttachedUserPoliciesRequest request, CallContext context) {
        return attachments
                .of(IamUser.class, request.userName(), request.pathPrefix())
                .map(attached -> lists.page(
                        new InnerLists.Asked(
                                "user-attachments/" + request.userName(), request.marker(), request.maxItems()),
                        attached,
                        AttachedPolicy::policyArn))
                .map(page -> ListAttachedUserPoliciesResponse.builder()
                        .attachedPolicies(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }
}
