package dev.cognate.userpool.group;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ListUsersInGroupOperation;
import dev.cognate.contract.idp.ListUsersInGroupRequest;
import dev.cognate.contract.idp.ListUsersInGroupResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.DescribedUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** ListUsersInGroup. */
@ApplicationScoped
class ListUsersInGroup implements ListUsersInGroupOperation {
    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    private final Database database;
    private final Pools pools;
    private final GroupStore groups;
    private final MemberStore members;
    private final Users users;
    private final GroupPages pages;

    ListUsersInGroup(
            Database database, Pools pools, GroupStore groups, MemberStore members, Users users, GroupPages pages) {
        this.database = database;
        this.pools = pools;
        this.groups = groups;
        this.members = members;
        this.users = users;
        this.pages = pages;
    }

    @Override
    public Uni<ListUsersInGroupResponse> listUsersInGroup(ListUsersInGroupRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> groups.find(session, pool.id(), request.groupName())
                        .map(found -> found.orElseThrow(GroupOperations::missing))
                        .chain(group -> page(session, group, request).chain(page -> shown(session, pool, page)))));
    }

    private Uni<GroupPages.Page<UUID>> page(Mutiny.Session session, Group group, ListUsersInGroupRequest request) {
        var wish =
                new GroupPages.Wish("users of group " + group.id(), request.limit(), request.nextToken(), BEFORE_ALL);
        return pages.read(
                wish, UUID::toString, (after, limit) -> members.page(session, group, UUID.fromString(after), limit));
    }

    private Uni<ListUsersInGroupResponse> shown(Mutiny.Session session, UserPool pool, GroupPages.Page<UUID> page) {
        Uni<List<User>> found = users.findAll(session, pool.id(), page.shown());
        return found.map(all -> ListUsersInGroupResponse.builder()
                .users(all.stream().map(user -> DescribedUser.of(pool, user)).toList())
                .nextToken(page.nextToken())
                .build());
    }
}
