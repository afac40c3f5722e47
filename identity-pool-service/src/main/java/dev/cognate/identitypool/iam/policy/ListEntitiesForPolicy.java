package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.EntityType;
import dev.cognate.contract.iam.ListEntitiesForPolicyOperation;
import dev.cognate.contract.iam.ListEntitiesForPolicyRequest;
import dev.cognate.contract.iam.ListEntitiesForPolicyResponse;
import dev.cognate.contract.iam.PolicyRole;
import dev.cognate.contract.iam.PolicyUsageType;
import dev.cognate.contract.iam.PolicyUser;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** ListEntitiesForPolicy. */
@ApplicationScoped
class ListEntitiesForPolicy implements ListEntitiesForPolicyOperation {
    private final Entities entities;
    private final ManagedPolicies policies;
    private final InnerLists lists;

    ListEntitiesForPolicy(Entities entities, ManagedPolicies policies, InnerLists lists) {
        this.entities = entities;
        this.policies = policies;
        this.lists = lists;
    }

    @Override
    public Uni<ListEntitiesForPolicyResponse> listEntitiesForPolicy(
            ListEntitiesForPolicyRequest request, CallContext context) {
        return policies.require(request.policyArn())
                .chain(policy -> holders(request))
                .map(holders -> lists.page(
                        new InnerLists.Asked("entities/" + request.policyArn(), request.marker(), request.maxItems()),
                        holders,
                        PolicyHolder::arn))
                .map(page -> ListEntitiesForPolicyResponse.builder()
                        .policyGroups(List.of())
                        .policyUsers(users(page.items()))
                        .policyRoles(roles(page.items()))
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    private Uni<List<PolicyHolder>> holders(ListEntitiesForPolicyRequest request) {
        Uni<List<PolicyHolder>> found = PolicyUsageType.PERMISSIONS_BOUNDARY.equals(request.policyUsageFilter())
                ? entities.boundedBy(request.policyArn())
                : entities.holders(request.policyArn());
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        return found.map(holders -> holders.stream()
                .filter(holder -> holder.path().startsWith(prefix) && isAsked(holder, request))
                .toList());
    }

    private static boolean isAsked(PolicyHolder holder, ListEntitiesForPolicyRequest request) {
        EntityType kind = holder instanceof IamUser ? EntityType.USER : EntityType.ROLE;
        return request.entityFilter() == null || kind.equals(request.entityFilter());
    }

    private static List<PolicyUser> users(List<PolicyHolder> holders) {
        return of(holders, IamUser.class)
                .map(user -> PolicyUser.builder()
                        .userName(user.name())
                        .userId(user.id())
                        .build())
                .toList();
    }

    private static List<PolicyRole> roles(List<PolicyHolder> holders) {
        return of(holders, IamRole.class)
                .map(role -> PolicyRole.builder()
                        .roleName(role.name())
                        .roleId(role.id())
                        .build())
                .toList();
    }

    private static <T> Stream<T> of(List<PolicyHolder> holders, Class<T> type) {
        return holders.stream().filter(type::isInstance).map(type::cast);
    }
}
