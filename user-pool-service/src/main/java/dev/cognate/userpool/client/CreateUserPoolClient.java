package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateUserPoolClientOperation;
import dev.cognate.contract.idp.CreateUserPoolClientRequest;
import dev.cognate.contract.idp.CreateUserPoolClientResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.database.RandomIds;
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
import java.util.List;
import java.util.Optional;

/** CreateUserPoolClient. */
@ApplicationScoped
class CreateUserPoolClient implements CreateUserPoolClientOperation {
    private static final int ID_LENGTH = 26;

    private final Database database;
    private final Pools pools;
    private final AppClientStore store;
    private final ClientReferences references;
    private final UserPoolEvents events;
    private final Json json;
    private final Clock clock;

    CreateUserPoolClient(
            Database database,
            Pools pools,
            AppClientStore store,
            ClientReferences references,
            UserPoolEvents events,
            Json json,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.references = references;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolClientResponse> createUserPoolClient(
            CreateUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> references.of(pool).map(known -> wanted(pool, request, known)))
                .call(created -> store(created, context))
                .map(created -> CreateUserPoolClientResponse.builder()
                        .userPoolClient(created.client().described())
                        .build());
    }

    private Uni<Void> store(ClientInPool created, CallContext context) {
        return database.inTransaction(session -> store.insert(session, created.client())
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.APP_CLIENT_CREATED,
                        created.pool(),
                        null,
                        EventDetails.of(context, "clientId", created.client().id()))));
    }

    private ClientInPool wanted(UserPool pool, CreateUserPoolClientRequest request, ClientReferences.Known known) {
        Optional<String> secret = secret(request);
        String id = RandomIds.lowerAlphanumeric(ID_LENGTH);
        UserPoolClientType settings = ClientDefaults.fill(wish(request, id));
        ClientRules.require(pool, settings, secret.isPresent(), known, "creating");
        List<ClientSecret> secrets = secret.map(value -> ClientSecrets.first(id, value, settings.creationDate()))
                .orElse(List.of());
        return new ClientInPool(pool, new AppClient(pool.id(), id, settings, secrets));
    }

    private static Optional<String> secret(CreateUserPoolClientRequest request) {
        boolean generate = Boolean.TRUE.equals(request.generateSecret());
        if (generate && request.clientSecret() != null) {
            throw new InvalidParameterException("ClientSecret cannot be given when GenerateSecret is true.");
        }
        return generate ? Optional.of(ClientSecrets.generate()) : Optional.ofNullable(request.clientSecret());
    }

    private UserPoolClientType wish(CreateUserPoolClientRequest request, String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return json.convert(request, UserPoolClientType.class).toBuilder()
                .userPoolId(request.userPoolId())
                .clientId(id)
                // it is kept apart, sealed
                .clientSecret(null)
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }
}
