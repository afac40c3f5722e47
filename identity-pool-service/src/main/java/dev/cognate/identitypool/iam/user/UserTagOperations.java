package dev.cognate.identitypool.iam.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteUserPermissionsBoundaryOperation;
import dev.cognate.contract.iam.DeleteUserPermissionsBoundaryRequest;
import dev.cognate.contract.iam.ListUserTagsOperation;
import dev.cognate.contract.iam.ListUserTagsRequest;
import dev.cognate.contract.iam.ListUserTagsResponse;
import dev.cognate.contract.iam.PutUserPermissionsBoundaryOperation;
import dev.cognate.contract.iam.PutUserPermissionsBoundaryRequest;
import dev.cognate.contract.iam.Tag;
import dev.cognate.contract.iam.TagUserOperation;
import dev.cognate.contract.iam.TagUserRequest;
import dev.cognate.contract.iam.UntagUserOperation;
import dev.cognate.contract.iam.UntagUserRequest;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Tags and boundaries of users. */
@ApplicationScoped
class UserTagOperations
        implements TagUserOperation,
                UntagUserOperation,
                ListUserTagsOperation,
                PutUserPermissionsBoundaryOperation,
                DeleteUserPermissionsBoundaryOperation {
    private final Entities entities;
    private final Boundaries boundaries;
    private final InnerLists lists;

    UserTagOperations(Entities entities, Boundaries boundaries, InnerLists lists) {
        this.entities = entities;
        this.boundaries = boundaries;
        this.lists = lists;
    }

    @Override
    public Uni<Void> tagUser(TagUserRequest request, CallContext context) {
        return change(request.userName(), user -> user.withTags(Tags.added(user.tags(), request.tags())));
    }

    @Override
    public Uni<Void> untagUser(UntagUserRequest request, CallContext context) {
        return change(request.userName(), user -> user.withTags(Tags.removed(user.tags(), request.tagKeys())));
    }

    @Override
    public Uni<ListUserTagsResponse> listUserTags(ListUserTagsRequest request, CallContext context) {
        return entities.require(IamUser.class, request.userName())
                .map(user -> lists.page(
                        new InnerLists.Asked("user-tags/" + user.id(), request.marker(), request.maxItems()),
                        Tags.listed(user.tags()),
                        Tag::key))
                .map(page -> ListUserTagsResponse.builder()
                        .tags(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> putUserPermissionsBoundary(PutUserPermissionsBoundaryRequest request, CallContext context) {
        return boundaries
                .require(request.permissionsBoundary())
                .chain(() -> change(request.userName(), user -> user.withBoundary(request.permissionsBoundary())));
    }

    @Override
    public Uni<Void> deleteUserPermissionsBoundary(DeleteUserPermissionsBoundaryRequest request, CallContext context) {
        return change(request.userName(), user -> user.withBoundary(null));
    }

    private Uni<Void> change(String name, UnaryOperator<IamUser> change) {
        return entities.change(IamUser.class, name, change).replaceWithVoid();
    }
}
