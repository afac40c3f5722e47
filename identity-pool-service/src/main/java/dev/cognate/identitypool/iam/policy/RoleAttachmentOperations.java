package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.AttachRolePolicyOperation;
import dev.cognate.contract.iam.AttachRolePolicyRequest;
import dev.cognate.contract.iam.AttachedPolicy;
import dev.cognate.contract.iam.DetachRolePolicyOperation;
import dev.cognate.contract.iam.DetachRolePolicyRequest;
import dev.cognate.contract.iam.ListAttachedRolePoliciesOperation;
import dev.cognate.contract.iam.ListAttachedRolePoliciesRequest;
import dev.cognate.contract.iam.ListAttachedRolePoliciesResponse;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Managed policies of a role. */
@ApplicationScoped
class RoleAttachmentOperations
        implements AttachRolePolicyOperation, DetachRolePolicyOperation, ListAttachedRolePoliciesOperation {
    private final Attachments attachments;
    private final InnerLists lists;

    RoleAttachmentOperations(Attachments attachments, InnerLists lists) {
        this.attachments = attachments;
        this.lists = lists;
    }

    @Override
    public Uni<Void> attachRolePolicy(AttachRolePolicyRequest request, CallContext context) {
        return attachments.attach(IamRole.class, request.roleName(), request.policyArn());
    }

    @Override
    public Uni<Void> detachRolePolicy(DetachRolePolicyRequest request, CallContext context) {
        return attachments.detach(IamRole.class, request.roleName(), request.policyArn());
    }

    @Override
    public Uni<ListAttachedRolePoliciesResponse> listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request, CallContext context) {
        return attachments
                .of(IamRole.class, request.roleName(), request.pathPrefix())
                .map(attached -> lists.page(
                        new InnerLists.Asked(
                                "role-attachments/" + request.roleName(), request.marker(), request.maxItems()),
                        attached,
                        AttachedPolicy::policyArn))
                .map(page -> ListAttachedRolePoliciesResponse.builder()
                        .attachedPolicies(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }
}
