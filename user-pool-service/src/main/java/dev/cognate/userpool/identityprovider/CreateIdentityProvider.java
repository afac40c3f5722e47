package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateIdentityProviderOperation;
import dev.cognate.contract.idp.CreateIdentityProviderRequest;
import dev.cognate.contract.idp.CreateIdentityProviderResponse;
import dev.cognate.contract.idp.DuplicateProviderException;
import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateIdentityProvider. Nobody is asked whether the provider is there: it may come later, or be out of our reach. */
@ApplicationScoped
class CreateIdentityProvider implements CreateIdentityProviderOperation {
    /** Developer guide, "Quotas": identity providers per user pool. */
    static final int MAX_PROVIDERS = 300;

    private final Database database;
    private final Pools pools;
    private final IdentityProviderStore store;
    private final ProviderChanges changes;
    private final AllowedEndpoints allowed;
    private final Clock clock;

    CreateIdentityProvider(
            Database database,
            Pools pools,
            IdentityProviderStore store,
            ProviderChanges changes,
            AllowedEndpoints allowed,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.changes = changes;
        this.allowed = allowed;
        this.clock = clock;
    }

    @Override
    public Uni<CreateIdentityProviderResponse> createIdentityProvider(
            CreateIdentityProviderRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> {
                    IdentityProvider provider = wanted(pool, request);
                    return database.inTransaction(session -> store.count(session, pool.id())
                                    .invoke(CreateIdentityProvider::requireRoom)
                                    .chain(() -> insert(session, provider))
                                    .chain(() -> changes.tell(
                                            session,
                                            UserPoolEventType.IDENTITY_PROVIDER_CREATED,
                                            pool,
                                            provider,
                                            context)))
                            .replaceWith(provider);
                })
                .invoke(changes::forget)
                .map(provider -> CreateIdentityProviderResponse.builder()
                        .identityProvider(provider.described())
                        .build());
    }

    private Uni<Void> insert(Mutiny.Session session, IdentityProvider provider) {
        return store.insert(session, provider)
                .invoke(created -> {
                    if (!created) {
                        throw new DuplicateProviderException(
                                provider.name() + " already exists in user pool " + provider.poolId());
                    }
                })
                .chain(() -> changes.identify(session, provider));
    }

    private IdentityProvider wanted(UserPool pool, CreateIdentityProviderRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        IdentityProviderType settings = IdentityProviderType.builder()
                .userPoolId(pool.id())
                .providerName(request.providerName())
                .providerType(request.providerType())
                .providerDetails(ProviderDefaults.details(request.providerType(), request.providerDetails()))
                .attributeMapping(ProviderDefaults.mapping(request.providerType(), request.attributeMapping()))
                .idpIdentifiers(Objects.requireNonNullElse(request.idpIdentifiers(), List.of()))
                .acrMapping(request.acrMapping())
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
        ProviderRules.require(pool, settings, allowed);
        return new IdentityProvider(pool.id(), request.providerName(), settings);
    }

    /** A quota: providers created at the same moment may go a little beyond it. */
    static void requireRoom(long providers) {
        if (providers >= MAX_PROVIDERS) {
            throw new LimitExceededException(
                    "Exceeded the limit of " + MAX_PROVIDERS + " identity providers in a user pool.");
        }
    }
}
