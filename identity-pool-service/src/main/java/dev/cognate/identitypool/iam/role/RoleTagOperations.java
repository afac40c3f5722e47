package dev.cognate.identitypool.iam.role;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteRolePermissionsBoundaryOperation;
import dev.cognate.contract.iam.DeleteRolePermissionsBoundaryRequest;
import dev.cognate.contract.iam.ListRoleTagsOperation;
import dev.cognate.contract.iam.ListRoleTagsRequest;
import dev.cognate.contract.iam.ListRoleTagsResponse;
import dev.cognate.contract.iam.PutRolePermissionsBoundaryOperation;
import dev.cognate.contract.iam.PutRolePermissionsBoundaryRequest;
import dev.cognate.contract.iam.Tag;
import dev.cognate.contract.iam.TagRoleOperation;
import dev.cognate.contract.iam.TagRoleRequest;
import dev.cognate.contract.iam.UntagRoleOperation;
import dev.cognate.contract.iam.UntagRoleRequest;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Tags and boundaries of roles. */
@ApplicationScoped
class RoleTagOperations
        implements TagRoleOperation,
                UntagRoleOperation,
                ListRoleTagsOperation,
                PutRolePermissionsBoundaryOperation,
                DeleteRolePermissionsBoundaryOperation {
    private final Entities entities;
    private final Boundaries boundaries;
    private final InnerLists lists;

    RoleTagOperations(Entities entities, Boundaries boundaries, InnerLists lists) {
        this.entities = entities;
        this.boundaries = boundaries;
        this.lists = lists;
    }

    @Override
    public Uni<Void> tagRole(TagRoleRequest request, CallContext context) {
        return change(request.roleName(), role -> role.withTags(Tags.added(role.tags(), request.tags())));
    }

    @Override
    public Uni<Void> untagRole(UntagRoleRequest request, CallContext context) {
        return change(request.roleName(), role -> role.withTags(Tags.removed(role.tags(), request.tagKeys())));
    }

    @Override
    public Uni<ListRoleTagsResponse> listRoleTags(ListRoleTagsRequest request, CallContext context) {
        return entities.require(IamRole.class, request.roleName())
                .map(role -> lists.page(
                        new InnerLists.Asked("role-tags/" + role.id(), request.marker(), request.maxItems()),
                        Tags.listed(role.tags()),
                        Tag::key))
                .map(page -> ListRoleTagsResponse.builder()
                        .tags(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request, CallContext context) {
        return boundaries
                .require(request.permissionsBoundary())
                .chain(() -> change(request.roleName(), role -> role.withBoundary(request.permissionsBoundary())));
    }

    @Override
    public Uni<Void> deleteRolePermissionsBoundary(DeleteRolePermissionsBoundaryRequest request, CallContext context) {
        return change(request.roleName(), role -> role.withBoundary(null));
    }

    private Uni<Void> change(String name, UnaryOperator<IamRole> change) {
        return entities.change(IamRole.class, name, change).replaceWithVoid();
    }
}
