package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateUserPoolOperation;
import dev.cognate.contract.idp.CreateUserPoolRequest;
import dev.cognate.contract.idp.CreateUserPoolResponse;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.database.RandomIds;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.token.SigningKeys;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** CreateUserPool. */
@ApplicationScoped
class CreateUserPool implements CreateUserPoolOperation {
    private static final int ID_LENGTH = 9;

    private final Database database;
    private final UserPoolStore store;
    private final SigningKeys signingKeys;
    private final UserPoolEvents events;
    private final AccountConfig config;
    private final Json json;
    private final Clock clock;

    CreateUserPool(
            Database database,
            UserPoolStore store,
            SigningKeys signingKeys,
            UserPoolEvents events,
            AccountConfig config,
            Json json,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.signingKeys = signingKeys;
        this.events = events;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolResponse> createUserPool(CreateUserPoolRequest request, CallContext context) {
        String id = config.region() + "_" + RandomIds.alphanumeric(ID_LENGTH);
        UserPoolType settings = PoolDefaults.fill(wish(request, id));
        UserPool pool = new UserPool(id, settings);
        PoolRules.require(pool);
        return database.inTransaction(session -> store.insert(session, pool)
                        .chain(() -> signingKeys.createFor(session, id))
                        .chain(() -> events.record(
                                session, UserPoolEventType.USER_POOL_CREATED, pool, null, EventDetails.of(context))))
                .map(created -> CreateUserPoolResponse.builder()
                        .userPool(settings.toBuilder().estimatedNumberOfUsers(0).build())
                        .build());
    }

    private UserPoolType wish(CreateUserPoolRequest request, String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return json.convert(request, UserPoolType.class).toBuilder()
                .id(id)
                .arn("arn:aws:cognito-idp:" + config.region() + ":" + config.accountId() + ":userpool/" + id)
                .name(request.poolName())
                .creationDate(now)
                .lastModifiedDate(now)
                .schemaAttributes(PoolSchema.create(request.schema()))
                .build();
    }
}
