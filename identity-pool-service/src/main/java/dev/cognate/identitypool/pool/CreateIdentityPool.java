package dev.cognate.identitypool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.CreateIdentityPoolInput;
import dev.cognate.contract.identity.CreateIdentityPoolOperation;
import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.UpdateIdentityPoolOperation;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * CreateIdentityPool, and UpdateIdentityPool, which sets what is left out back to its default. Tags stay unless they are
 * given, and the developer provider's name stays whatever is given (developer guide, "Developer-authenticated identities").
 */
@ApplicationScoped
class CreateIdentityPool implements CreateIdentityPoolOperation, UpdateIdentityPoolOperation {
    private final Database database;
    private final PoolStore store;
    private final PoolChange change;
    private final IdentityEvents events;
    private final Json json;
    private final Clock clock;
    private final String region;

    CreateIdentityPool(
            Database database,
            PoolStore store,
            PoolChange change,
            IdentityEvents events,
            Json json,
            Clock clock,
            AccountConfig account) {
        this.database = database;
        this.store = store;
        this.change = change;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.region = account.region();
    }

    @Override
    public Uni<IdentityPool> createIdentityPool(CreateIdentityPoolInput request, CallContext context) {
        String id = region + ":" + UUID.randomUUID();
        IdentityPool settings = filled(json.convert(request, IdentityPool.class).toBuilder()
                .identityPoolId(id)
                .build());
        PoolRules.require(settings);
        return database.inTransaction(session -> store.insert(session, new Pool(id, settings), clock.instant())
                        .chain(() -> events.ofPool(
                                session, IdentityEventType.IDENTITY_POOL_CREATED, id, EventDetails.of(context))))
                .replaceWith(settings);
    }

    @Override
    public Uni<IdentityPool> updateIdentityPool(IdentityPool request, CallContext context) {
        return change.apply(
                        request.identityPoolId(),
                        IdentityEventType.IDENTITY_POOL_UPDATED,
                        context,
                        pool -> pool.with(replaced(pool.settings(), request)))
                .map(Pool::settings);
    }

    private static IdentityPool replaced(IdentityPool current, IdentityPool request) {
        String developer = current.developerProviderName();
        if (developer != null
                && request.developerProviderName() != null
                && !developer.equals(request.developerProviderName())) {
            throw new InvalidParameterException("DeveloperProviderName cannot be changed once it is set.");
        }
        IdentityPool settings = filled(request.toBuilder()
                .developerProviderName(developer == null ? request.developerProviderName() : developer)
                .identityPoolTags(Objects.requireNonNullElse(request.identityPoolTags(), current.identityPoolTags()))
                .build());
        PoolRules.require(settings);
        return settings;
    }

    private static IdentityPool filled(IdentityPool wish) {
        return wish.toBuilder()
                .allowClassicFlow(Objects.requireNonNullElse(wish.allowClassicFlow(), false))
                .identityPoolTags(Objects.requireNonNullElse(wish.identityPoolTags(), Map.of()))
                .cognitoIdentityProviders(
                        wish.cognitoIdentityProviders() == null
                                ? null
                                : wish.cognitoIdentityProviders().stream()
                                        .map(provider -> provider.toBuilder()
                                                .serverSideTokenCheck(
                                                        Boolean.TRUE.equals(provider.serverSideTokenCheck()))
                                                .build())
                                        .toList())
                .build();
    }
}
