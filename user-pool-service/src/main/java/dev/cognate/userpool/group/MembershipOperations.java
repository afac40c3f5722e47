package dev.cognate.userpool.group;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminAddUserToGroupOperation;
import dev.cognate.contract.idp.AdminAddUserToGroupRequest;
import dev.cognate.contract.idp.AdminListGroupsForUserOperation;
import dev.cognate.contract.idp.AdminListGroupsForUserRequest;
import dev.cognate.contract.idp.AdminListGroupsForUserResponse;
import dev.cognate.contract.idp.AdminRemoveUserFromGroupOperation;
import dev.cognate.contract.idp.AdminRemoveUserFromGroupRequest;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminAddUserToGroup, AdminRemoveUserFromGroup and AdminListGroupsForUser. Doing twice what is done is no error. */
@ApplicationScoped
class MembershipOperations
        implements AdminAddUserToGroupOperation, AdminRemoveUserFromGroupOperation, AdminListGroupsForUserOperation {
    /** Developer guide, "Quotas": groups that each user can belong to. */
    private static final int MAX_GROUPS_PER_USER = 100;

    private final Database database;
    private final Pools pools;
    private final Users users;
    private final GroupStore groups;
    private final MemberStore members;
    private final GroupPages pages;
    private final UserPoolEvents events;

    MembershipOperations(
            Database database,
            Pools pools,
            Users users,
            GroupStore groups,
            MemberStore members,
            GroupPages pages,
            UserPoolEvents events) {
        this.database = database;
        this.pools = pools;
        this.users = users;
        this.groups = groups;
        this.members = members;
        this.pages = pages;
        this.events = events;
    }

    @Override
    public Uni<Void> adminAddUserToGroup(AdminAddUserToGroupRequest request, CallContext context) {
        return change(
                request.userPoolId(),
                request.username(),
                request.groupName(),
                (session, membership) -> members.add(
                                session, membership.user(), membership.group().id())
                        .call(added -> added
                                ? requireRoom(session, membership.user())
                                : Uni.createFrom().voidItem())
                        .call(added -> added
                                ? tell(session, UserPoolEventType.USER_ADDED_TO_GROUP, membership, context)
                                : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> adminRemoveUserFromGroup(AdminRemoveUserFromGroupRequest request, CallContext context) {
        return change(
                request.userPoolId(),
                request.username(),
                request.groupName(),
                (session, membership) -> members.remove(
                                session, membership.user(), membership.group().id())
                        .call(removed -> removed
                                ? tell(session, UserPoolEventType.USER_REMOVED_FROM_GROUP, membership, context)
                                : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<AdminListGroupsForUserResponse> adminListGroupsForUser(
            AdminListGroupsForUserRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(
                        session -> user(session, pool, request.username()).chain(user -> page(session, user, request))))
                .map(page -> AdminListGroupsForUserResponse.builder()
                        .groups(GroupPages.described(page))
                        .nextToken(page.nextToken())
                        .build());
    }

    private Uni<GroupPages.Page<Group>> page(Mutiny.Session session, User user, AdminListGroupsForUserRequest request) {
        String list = "groups of " + user.sub() + " in " + user.poolId();
        return pages.read(
                new GroupPages.Wish(list, request.limit(), request.nextToken(), ""),
                Group::name,
                (after, limit) -> groups.page(session, user.poolId(), user.sub(), after, limit));
    }

    /** A user, locked, and a group that stays for the time of the transaction. */
    private record Membership(UserPool pool, User user, Group group) {}

    @FunctionalInterface
    private interface Change {
        Uni<Boolean> of(Mutiny.Session session, Membership membership);
    }

    private Uni<Void> change(String poolId, String username, String groupName, Change change) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, username)
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> groups.findForShare(session, poolId, groupName)
                                .map(found -> found.orElseThrow(GroupOperations::missing))
                                .chain(group -> change.of(session, new Membership(pool, user, group))))))
                .replaceWithVoid();
    }

    private Uni<User> user(Mutiny.Session session, UserPool pool, String username) {
        return users.find(session, pool, username).map(found -> found.orElseThrow(UserExistence::missing));
    }

    private Uni<Void> requireRoom(Mutiny.Session session, User user) {
        return members.countGroups(session, user)
                .invoke(groupsNow -> {
                    if (groupsNow > MAX_GROUPS_PER_USER) {
                        throw new LimitExceededException(
                                "A user can be in at most " + MAX_GROUPS_PER_USER + " groups.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> tell(Mutiny.Session session, UserPoolEventType type, Membership membership, CallContext context) {
        return events.record(
                session,
                type,
                membership.pool(),
                membership.user(),
                EventDetails.of(context, "groupName", membership.group().name()));
    }
}
