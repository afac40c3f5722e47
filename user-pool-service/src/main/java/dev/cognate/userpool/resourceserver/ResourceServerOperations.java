package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateResourceServerOperation;
import dev.cognate.contract.idp.CreateResourceServerRequest;
import dev.cognate.contract.idp.CreateResourceServerResponse;
import dev.cognate.contract.idp.DeleteResourceServerOperation;
import dev.cognate.contract.idp.DeleteResourceServerRequest;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UpdateResourceServerOperation;
import dev.cognate.contract.idp.UpdateResourceServerRequest;
import dev.cognate.contract.idp.UpdateResourceServerResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * CreateResourceServer, UpdateResourceServer and DeleteResourceServer. App clients keep the scopes of a resource server that
 * is gone, but no token gets them (developer guide, "Scopes, M2M, and resource servers").
 */
@ApplicationScoped
class ResourceServerOperations
        implements CreateResourceServerOperation, UpdateResourceServerOperation, DeleteResourceServerOperation {
    /** Developer guide, "Quotas": resource servers per user pool, as far as AWS raises it on request. */
    static final int MAX_SERVERS = 300;

    private final Database database;
    private final Pools pools;
    private final ResourceServerStore store;
    private final SettingsNews news;
    private final Clock clock;

    ResourceServerOperations(
            Database database, Pools pools, ResourceServerStore store, SettingsNews news, Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Uni<CreateResourceServerResponse> createResourceServer(
            CreateResourceServerRequest request, CallContext context) {
        ResourceServer server = ResourceServerRules.require(
                new ResourceServer(request.userPoolId(), request.identifier(), request.name(), request.scopes()));
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> store.count(session, pool.id())
                        .invoke(ResourceServerOperations::requireRoom)
                        .chain(() -> store.insert(session, server, clock.instant()))
                        .invoke(created -> requireNew(created, server))
                        .chain(() -> tell(session, UserPoolEventType.RESOURCE_SERVER_CREATED, pool, server, context))))
                .invoke(() -> news.forget(server.poolId()))
                .replaceWith(() -> CreateResourceServerResponse.builder()
                        .resourceServer(server.described())
                        .build());
    }

    @Override
    public Uni<UpdateResourceServerResponse> updateResourceServer(
            UpdateResourceServerRequest request, CallContext context) {
        ResourceServer server = ResourceServerRules.require(
                new ResourceServer(request.userPoolId(), request.identifier(), request.name(), request.scopes()));
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> store.update(session, server, clock.instant())
                        .invoke(updated -> requireFound(updated, server.identifier()))
                        .chain(() -> tell(session, UserPoolEventType.RESOURCE_SERVER_UPDATED, pool, server, context))))
                .invoke(() -> news.forget(server.poolId()))
                .replaceWith(() -> UpdateResourceServerResponse.builder()
                        .resourceServer(server.described())
                        .build());
    }

    @Override
    public Uni<Void> deleteResourceServer(DeleteResourceServerRequest request, CallContext context) {
        ResourceServer server = new ResourceServer(request.userPoolId(), request.identifier(), null, null);
        return pools.require(server.poolId())
                .chain(pool -> database.inTransaction(session -> store.delete(session, pool.id(), server.identifier())
                        .invoke(deleted -> requireFound(deleted, server.identifier()))
                        .chain(() -> tell(session, UserPoolEventType.RESOURCE_SERVER_DELETED, pool, server, context))))
                .invoke(() -> news.forget(server.poolId()))
                .replaceWithVoid();
    }

    /** A quota: resource servers created at the same moment may go a little beyond it. */
    static void requireRoom(long servers) {
        if (servers >= MAX_SERVERS) {
            throw new LimitExceededException(
                    "Exceeded the limit of " + MAX_SERVERS + " resource servers in a user pool.");
        }
    }

    private static void requireNew(boolean created, ResourceServer server) {
        if (!created) {
            throw new InvalidParameterException(
                    server.identifier() + " already exists in user pool " + server.poolId() + ".");
        }
    }

    private static void requireFound(boolean found, String identifier) {
        if (!found) {
            throw missing(identifier);
        }
    }

    static ResourceNotFoundException missing(String identifier) {
        return new ResourceNotFoundException("Resource server " + identifier + " does not exist.");
    }

    private Uni<Void> tell(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, ResourceServer server, CallContext context) {
        return news.tell(session, type, pool, EventDetails.of(context, "identifier", server.identifier()));
    }
}
