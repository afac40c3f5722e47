package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserPoolClientOperation;
import dev.cognate.contract.idp.DeleteUserPoolClientRequest;
import dev.cognate.contract.idp.UpdateUserPoolClientOperation;
import dev.cognate.contract.idp.UpdateUserPoolClientRequest;
import dev.cognate.contract.idp.UpdateUserPoolClientResponse;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.database.Json;
import dev.cognate.userpool.client.ClientChanges.Change;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** UpdateUserPoolClient, which sets what is left out back to its default, and DeleteUserPoolClient. */
@ApplicationScoped
class ChangeUserPoolClient implements UpdateUserPoolClientOperation, DeleteUserPoolClientOperation {
    private final Pools pools;
    private final AppClientStore store;
    private final ClientReferences references;
    private final ClientChanges changes;
    private final Json json;
    private final Clock clock;

    ChangeUserPoolClient(
            Pools pools,
            AppClientStore store,
            ClientReferences references,
            ClientChanges changes,
            Json json,
            Clock clock) {
        this.pools = pools;
        this.store = store;
        this.references = references;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolClientResponse> updateUserPoolClient(
            UpdateUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> references
                        .of(pool)
                        .chain(known -> changes.apply(
                                pool,
                                request.clientId(),
                                context,
                                new Change(
                                        UserPoolEventType.APP_CLIENT_UPDATED,
                                        client -> replaced(pool, client, request, known),
                                        store::update))))
                .map(client -> UpdateUserPoolClientResponse.builder()
                        .userPoolClient(client.described())
                        .build());
    }

    @Override
    public Uni<Void> deleteUserPoolClient(DeleteUserPoolClientRequest request, CallContext context) {
        Change deletion = new Change(UserPoolEventType.APP_CLIENT_DELETED, client -> client, store::delete);
        return pools.require(request.userPoolId())
                .chain(pool -> changes.apply(pool, request.clientId(), context, deletion))
                .replaceWithVoid();
    }

    private AppClient replaced(
            UserPool pool, AppClient client, UpdateUserPoolClientRequest request, ClientReferences.Known known) {
        UserPoolClientType settings = ClientDefaults.fill(json.convert(request, UserPoolClientType.class).toBuilder()
                .userPoolId(client.poolId())
                .clientId(client.id())
                .clientName(Objects.requireNonNullElse(
                        request.clientName(), client.settings().clientName()))
                .creationDate(client.settings().creationDate())
                .clientType(client.settings().clientType())
                .lastModifiedDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
        ClientRules.require(pool, settings, client.confidential(), known, "updating");
        return new AppClient(client.poolId(), client.id(), settings, client.secrets());
    }
}
