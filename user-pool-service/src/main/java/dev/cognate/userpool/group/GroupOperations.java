package dev.cognate.userpool.group;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateGroupOperation;
import dev.cognate.contract.idp.CreateGroupRequest;
import dev.cognate.contract.idp.CreateGroupResponse;
import dev.cognate.contract.idp.DeleteGroupOperation;
import dev.cognate.contract.idp.DeleteGroupRequest;
import dev.cognate.contract.idp.GetGroupOperation;
import dev.cognate.contract.idp.GetGroupRequest;
import dev.cognate.contract.idp.GetGroupResponse;
import dev.cognate.contract.idp.GroupExistsException;
import dev.cognate.contract.idp.GroupType;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.ListGroupsOperation;
import dev.cognate.contract.idp.ListGroupsRequest;
import dev.cognate.contract.idp.ListGroupsResponse;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UpdateGroupOperation;
import dev.cognate.contract.idp.UpdateGroupRequest;
import dev.cognate.contract.idp.UpdateGroupResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateGroup, GetGroup, UpdateGroup, DeleteGroup and ListGroups. */
@ApplicationScoped
class GroupOperations
        implements CreateGroupOperation,
                GetGroupOperation,
                UpdateGroupOperation,
                DeleteGroupOperation,
                ListGroupsOperation {
    /** Developer guide, "Quotas": groups per user pool. */
    static final int MAX_GROUPS = 10_000;

    private final Database database;
    private final Pools pools;
    private final GroupStore store;
    private final GroupPages pages;
    private final GroupPurge purge;
    private final UserPoolEvents events;
    private final Clock clock;

    GroupOperations(
            Database database,
            Pools pools,
            GroupStore store,
            GroupPages pages,
            GroupPurge purge,
            UserPoolEvents events,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.pages = pages;
        this.purge = purge;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<CreateGroupResponse> createGroup(CreateGroupRequest request, CallContext context) {
        Group group = wanted(request);
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> store.count(session, pool.id())
                        .invoke(GroupOperations::requireRoom)
                        .chain(() -> store.insert(session, group))
                        .invoke(GroupOperations::requireNew)
                        .chain(() -> tell(session, UserPoolEventType.GROUP_CREATED, pool, group, context))))
                .replaceWith(() ->
                        CreateGroupResponse.builder().group(group.settings()).build());
    }

    private Group wanted(CreateGroupRequest request) {
        Instant now = now();
        return new Group(
                UUID.randomUUID(),
                GroupType.builder()
                        .userPoolId(request.userPoolId())
                        .groupName(request.groupName())
                        .description(request.description())
                        .roleArn(request.roleArn())
                        .precedence(request.precedence())
                        .creationDate(now)
                        .lastModifiedDate(now)
                        .build());
    }

    /** A quota: groups created at the same moment may go a little beyond it. */
    static void requireRoom(long groups) {
        if (groups >= MAX_GROUPS) {
            throw new LimitExceededException("Exceeded the limit of " + MAX_GROUPS + " groups in a user pool.");
        }
    }

    private static void requireNew(boolean created) {
        if (!created) {
            throw new GroupExistsException("A group with the name already exists.");
        }
    }

    @Override
    public Uni<GetGroupResponse> getGroup(GetGroupRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.groupName())))
                .map(found -> found.orElseThrow(GroupOperations::missing))
                .map(group -> GetGroupResponse.builder().group(group.settings()).build());
    }

    @Override
    public Uni<UpdateGroupResponse> updateGroup(UpdateGroupRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool ->
                        database.inTransaction(session -> store.findForUpdate(session, pool.id(), request.groupName())
                                .map(found -> found.orElseThrow(GroupOperations::missing))
                                .map(group -> group.updated(request, now()))
                                .call(group -> store.update(session, group))
                                .call(group -> tell(session, UserPoolEventType.GROUP_UPDATED, pool, group, context))))
                .map(group ->
                        UpdateGroupResponse.builder().group(group.settings()).build());
    }

    @Override
    public Uni<Void> deleteGroup(DeleteGroupRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool ->
                        database.inTransaction(session -> store.findForUpdate(session, pool.id(), request.groupName())
                                .map(found -> found.orElseThrow(GroupOperations::missing))
                                .call(group -> store.delete(session, group))
                                .call(group -> purge.announce(session, group))
                                .call(group -> tell(session, UserPoolEventType.GROUP_DELETED, pool, group, context))))
                .replaceWithVoid();
    }

    @Override
    public Uni<ListGroupsResponse> listGroups(ListGroupsRequest request, CallContext context) {
        var wish = new GroupPages.Wish("groups of " + request.userPoolId(), request.limit(), request.nextToken(), "");
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session ->
                        pages.read(wish, Group::name, (after, limit) -> store.page(session, pool.id(), after, limit))))
                .map(page -> ListGroupsResponse.builder()
                        .groups(GroupPages.described(page))
                        .nextToken(page.nextToken())
                        .build());
    }

    private Uni<Void> tell(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, Group group, CallContext context) {
        return events.record(session, type, pool, null, EventDetails.of(context, "groupName", group.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static ResourceNotFoundException missing() {
        return new ResourceNotFoundException("Group not found.");
    }
}
