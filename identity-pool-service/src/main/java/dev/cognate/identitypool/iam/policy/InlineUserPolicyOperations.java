package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteUserPolicyOperation;
import dev.cognate.contract.iam.DeleteUserPolicyRequest;
import dev.cognate.contract.iam.GetUserPolicyOperation;
import dev.cognate.contract.iam.GetUserPolicyRequest;
import dev.cognate.contract.iam.GetUserPolicyResponse;
import dev.cognate.contract.iam.ListUserPoliciesOperation;
import dev.cognate.contract.iam.ListUserPoliciesRequest;
import dev.cognate.contract.iam.ListUserPoliciesResponse;
import dev.cognate.contract.iam.PutUserPolicyOperation;
import dev.cognate.contract.iam.PutUserPolicyRequest;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Policies that are part of a user. */
@ApplicationScoped
class InlineUserPolicyOperations
        implements PutUserPolicyOperation,
                GetUserPolicyOperation,
                ListUserPoliciesOperation,
                DeleteUserPolicyOperation {
    private final InlinePolicies policies;
    private final InnerLists lists;

    InlineUserPolicyOperations(InlinePolicies policies, InnerLists lists) {
        this.policies = policies;
        this.lists = lists;
    }

    @Override
    public Uni<Void> putUserPolicy(PutUserPolicyRequest request, CallContext context) {
        return policies.put(IamUser.class, request.userName(), request.policyName(), request.policyDocument());
    }

    @Override
    public Uni<GetUserPolicyResponse> getUserPolicy(GetUserPolicyRequest request, CallContext context) {
        return policies.require(IamUser.class, request.userName(), request.policyName())
                .map(document -> GetUserPolicyResponse.builder()
                        .userName(request.userName())
                        .policyName(request.policyName())
                        .policyDocument(document)
                        .build());
    }

    @Override
    public Uni<ListUserPoliciesResponse> listUserPolicies(ListUserPoliciesRequest request, CallContext context) {
        return policies.names(IamUser.class, request.userName())
                .map(names -> lists.page(
                        new InnerLists.Asked(
                                "user-policies/" + request.userName(), request.marker(), request.maxItems()),
                        names,
                        Function.identity()))
                .map(page -> ListUserPoliciesResponse.builder()
                        .policyNames(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> deleteUserPolicy(DeleteUserPolicyRequest request, CallContext context) {
        return policies.delete(IamUser.class, request.userName(), request.policyName());
    }
}
