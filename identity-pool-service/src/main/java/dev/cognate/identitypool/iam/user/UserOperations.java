package dev.cognate.identitypool.iam.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreateUserOperation;
import dev.cognate.contract.iam.CreateUserRequest;
import dev.cognate.contract.iam.CreateUserResponse;
import dev.cognate.contract.iam.DeleteConflictException;
import dev.cognate.contract.iam.DeleteUserOperation;
import dev.cognate.contract.iam.DeleteUserRequest;
import dev.cognate.contract.iam.GetUserOperation;
import dev.cognate.contract.iam.GetUserRequest;
import dev.cognate.contract.iam.GetUserResponse;
import dev.cognate.contract.iam.ListGroupsForUserOperation;
import dev.cognate.contract.iam.ListGroupsForUserRequest;
import dev.cognate.contract.iam.ListGroupsForUserResponse;
import dev.cognate.contract.iam.ListUsersOperation;
import dev.cognate.contract.iam.ListUsersRequest;
import dev.cognate.contract.iam.ListUsersResponse;
import dev.cognate.contract.iam.UpdateUserOperation;
import dev.cognate.contract.iam.UpdateUserRequest;
import dev.cognate.contract.iam.User;
import dev.cognate.iam.Principal;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Deletable;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Users. */
@ApplicationScoped
class UserOperations
        implements CreateUserOperation,
                GetUserOperation,
                ListUsersOperation,
                UpdateUserOperation,
                DeleteUserOperation,
                ListGroupsForUserOperation {
    private static final int ID_LENGTH = 17;

    private final Entities entities;
    private final Boundaries boundaries;
    private final Arns arns;
    private final Clock clock;

    UserOperations(Entities entities, Boundaries boundaries, Arns arns, Clock clock) {
        this.entities = entities;
        this.boundaries = boundaries;
        this.arns = arns;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserResponse> createUser(CreateUserRequest request, CallContext context) {
        String path = Arns.path(request.path());
        IamUser user = new IamUser(
                request.userName(),
                path,
                KeyIds.next("AIDA", ID_LENGTH),
                arn(path, request.userName()),
                clock.instant().getEpochSecond(),
                Tags.of(request.tags()),
                request.permissionsBoundary(),
                Map.of(),
                List.of(),
                List.of());
        return boundaries
                .require(request.permissionsBoundary())
                .chain(() -> entities.create(user, exists(user.name())))
                .map(created ->
                        CreateUserResponse.builder().user(Users.shown(created)).build());
    }

    @Override
    public Uni<GetUserResponse> getUser(GetUserRequest request, CallContext context) {
        if (request.userName() == null && context.caller() instanceof Principal.Root root) {
            return Uni.createFrom()
                    .item(GetUserResponse.builder().user(root(root)).build());
        }
        return entities.require(IamUser.class, Users.named(request.userName(), context))
                .map(user -> GetUserResponse.builder().user(Users.shown(user)).build());
    }

    /** The root is as old as the account, which nobody remembers. */
    private static User root(Principal.Root root) {
        return User.builder()
                .path("/")
                .userName("root")
                .userId(root.accountId())
                .arn(root.arn())
                .createDate(Instant.EPOCH)
                .build();
    }

    @Override
    public Uni<ListUsersResponse> listUsers(ListUsersRequest request, CallContext context) {
        return entities.list(IamUser.class, request.pathPrefix(), request.marker(), request.maxItems())
                .map(page -> ListUsersResponse.builder()
                        .users(page.items().stream().map(Users::listed).toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> updateUser(UpdateUserRequest request, CallContext context) {
        String newName = request.newUserName() == null ? request.userName() : request.newUserName();
        UnaryOperator<IamUser> change = user -> {
            String path = request.newPath() == null ? user.path() : request.newPath();
            return user.renamed(newName, path, arn(path, newName));
        };
        return IamState.keyOf(newName).equals(IamState.keyOf(request.userName()))
                ? entities.change(IamUser.class, request.userName(), change).replaceWithVoid()
                : entities.rename(IamUser.class, request.userName(), change, exists(newName));
    }

    @Override
    public Uni<Void> deleteUser(DeleteUserRequest request, CallContext context) {
        return entities.delete(IamUser.class, request.userName(), user -> {
            if (!user.accessKeys().isEmpty()) {
                throw new DeleteConflictException("Cannot delete entity, must delete access keys first.");
            }
            Deletable.require(user);
            return Uni.createFrom().voidItem();
        });
    }

    /** There are no groups here. */
    @Override
    public Uni<ListGroupsForUserResponse> listGroupsForUser(ListGroupsForUserRequest request, CallContext context) {
        return entities.require(IamUser.class, request.userName())
                .replaceWith(ListGroupsForUserResponse.builder()
                        .groups(List.of())
                        .isTruncated(false)
                        .build());
    }

    private String arn(String path, String name) {
        return arns.of("user" + path + name);
    }

    private static String exists(String name) {
        return "User with name " + name + " already exists.";
    }
}
