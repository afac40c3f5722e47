package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserPoolClientOperation;
import dev.cognate.contract.idp.DeleteUserPoolClientRequest;
import dev.cognate.contract.idp.UpdateUserPoolClientOperation;
import dev.cognate.contract.idp.UpdateUserPoolClientRequest;
import dev.cognate.contract.idp.UpdateUserPoolClientResponse;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.database.Json;
import dev.cognate.userpool.database.PoolChanges;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** UpdateUserPoolClient, which sets what is left out back to its default, and DeleteUserPoolClient. */
@ApplicationScoped
class ChangeUserPoolClient implements UpdateUserPoolClientOperation, DeleteUserPoolClientOperation {
    private final Database database;
    private final Pools pools;
    private final AppClientStore store;
    private final PoolChanges changes;
    private final UserPoolEvents events;
    private final Json json;
    private final Clock clock;

    ChangeUserPoolClient(
            Database database,
            Pools pools,
            AppClientStore store,
            PoolChanges changes,
            UserPoolEvents events,
            Json json,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.changes = changes;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolClientResponse> updateUserPoolClient(
            UpdateUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.clientId())
                        .map(client -> replaced(pool, client, request))
                        .call(client -> store.update(session, client))
                        .call(client -> tell(session, pool, client, UserPoolEventType.APP_CLIENT_UPDATED, context))))
                .invoke(client -> changes.forget(client.poolId()))
                .map(client -> UpdateUserPoolClientResponse.builder()
                        .userPoolClient(client.described())
                        .build());
    }

    @Override
    public Uni<Void> deleteUserPoolClient(DeleteUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.clientId())
                        .call(client -> store.delete(session, client))
                        .call(client -> tell(session, pool, client, UserPoolEventType.APP_CLIENT_DELETED, context))))
                .invoke(client -> changes.forget(client.poolId()))
                .replaceWithVoid();
    }

    private Uni<AppClient> locked(Mutiny.Session session, UserPool pool, String clientId) {
        return store.findForUpdate(session, pool.id(), clientId)
                .map(found -> found.orElseThrow(() -> AppClients.missing(clientId)));
    }

    private Uni<Void> tell(
            Mutiny.Session session, UserPool pool, AppClient client, UserPoolEventType type, CallContext context) {
        return events.record(session, type, pool, null, EventDetails.of(context, "clientId", client.id()))
                .chain(() -> changes.announce(session, pool.id()));
    }

    private AppClient replaced(UserPool pool, AppClient client, UpdateUserPoolClientRequest request) {
        UserPoolClientType settings = ClientDefaults.fill(json.convert(request, UserPoolClientType.class).toBuilder()
                .userPoolId(client.poolId())
                .clientId(client.id())
                .clientName(Objects.requireNonNullElse(
                        request.clientName(), client.settings().clientName()))
                .creationDate(client.settings().creationDate())
                .lastModifiedDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
        ClientRules.require(pool, settings, client.confidential(), "updating");
        return new AppClient(client.poolId(), client.id(), settings, client.secrets());
    }
}
