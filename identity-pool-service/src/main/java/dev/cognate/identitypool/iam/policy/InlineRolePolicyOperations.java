package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteRolePolicyOperation;
import dev.cognate.contract.iam.DeleteRolePolicyRequest;
import dev.cognate.contract.iam.GetRolePolicyOperation;
import dev.cognate.contract.iam.GetRolePolicyRequest;
import dev.cognate.contract.iam.GetRolePolicyResponse;
import dev.cognate.contract.iam.ListRolePoliciesOperation;
import dev.cognate.contract.iam.ListRolePoliciesRequest;
import dev.cognate.contract.iam.ListRolePoliciesResponse;
import dev.cognate.contract.iam.PutRolePolicyOperation;
import dev.cognate.contract.iam.PutRolePolicyRequest;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Policies that are part of a role. */
@ApplicationScoped
class InlineRolePolicyOperations
        implements PutRolePolicyOperation,
                GetRolePolicyOperation,
                ListRolePoliciesOperation,
                DeleteRolePolicyOperation {
    private final InlinePolicies policies;
    private final InnerLists lists;

    InlineRolePolicyOperations(InlinePolicies policies, InnerLists lists) {
        this.policies = policies;
        this.lists = lists;
    }

    @Override
    public Uni<Void> putRolePolicy(PutRolePolicyRequest request, CallContext context) {
        return policies.put(IamRole.class, request.roleName(), request.policyName(), request.policyDocument());
    }

    @Override
    public Uni<GetRolePolicyResponse> getRolePolicy(GetRolePolicyRequest request, CallContext context) {
        return policies.require(IamRole.class, request.roleName(), request.policyName())
                .map(document -> GetRolePolicyResponse.builder()
                        .roleName(request.roleName())
                        .policyName(request.policyName())
                        .policyDocument(document)
                        .build());
    }

    @Override
    public Uni<ListRolePoliciesResponse> listRolePolicies(ListRolePoliciesRequest request, CallContext context) {
        return policies.names(IamRole.class, request.roleName())
                .map(names -> lists.page(
                        new InnerLists.Asked(
                                "role-policies/" + request.roleName(), request.marker(), request.maxItems()),
                        names,
                        Function.identity()))
                .map(page -> ListRolePoliciesResponse.builder()
                        .policyNames(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> deleteRolePolicy(DeleteRolePolicyRequest request, CallContext context) {
        return policies.delete(IamRole.class, request.roleName(), request.policyName());
    }
}
