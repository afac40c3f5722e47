package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteIdentityProviderOperation;
import dev.cognate.contract.idp.DeleteIdentityProviderRequest;
import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.UpdateIdentityProviderOperation;
import dev.cognate.contract.idp.UpdateIdentityProviderRequest;
import dev.cognate.contract.idp.UpdateIdentityProviderResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * UpdateIdentityProvider, which replaces each member it is given and leaves the others, and DeleteIdentityProvider. App
 * clients keep the name of a provider that is gone; their next update has to leave it out.
 */
@ApplicationScoped
class ChangeIdentityProvider implements UpdateIdentityProviderOperation, DeleteIdentityProviderOperation {
    private static final String PRIVATE_KEY = "private_key";

    private final Database database;
    private final Pools pools;
    private final IdentityProviderStore store;
    private final ProviderChanges changes;
    private final AllowedEndpoints allowed;
    private final Clock clock;

    ChangeIdentityProvider(
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
    public Uni<UpdateIdentityProviderResponse> updateIdentityProvider(
            UpdateIdentityProviderRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.providerName())
                        .map(provider -> changed(pool, provider, request))
                        .call(provider -> store.update(session, provider))
                        .call(provider -> changes.identify(session, provider))
                        .call(provider -> changes.tell(
                                session, UserPoolEventType.IDENTITY_PROVIDER_UPDATED, pool, provider, context))))
                .invoke(changes::forget)
                .map(provider -> UpdateIdentityProviderResponse.builder()
                        .identityProvider(provider.described())
                        .build());
    }

    @Override
    public Uni<Void> deleteIdentityProvider(DeleteIdentityProviderRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.providerName())
                        .call(provider -> store.delete(session, provider))
                        .call(provider -> store.forgetIdentifiers(session, provider))
                        .call(provider -> changes.tell(
                                session, UserPoolEventType.IDENTITY_PROVIDER_DELETED, pool, provider, context))))
                .invoke(changes::forget)
                .replaceWithVoid();
    }

    private Uni<IdentityProvider> locked(Mutiny.Session session, UserPool pool, String name) {
        return store.findForUpdate(session, pool.id(), name)
                .map(found -> found.orElseThrow(() -> IdentityProviders.missing(name)));
    }

    private IdentityProvider changed(UserPool pool, IdentityProvider before, UpdateIdentityProviderRequest request) {
        IdentityProviderType current = before.settings();
        IdentityProviderType settings = current.toBuilder()
                .providerDetails(
                        request.providerDetails() == null
                                ? current.providerDetails()
                                : ProviderDefaults.details(before.type(), details(current, request)))
                .attributeMapping(
                        request.attributeMapping() == null
                                ? current.attributeMapping()
                                : ProviderDefaults.mapping(before.type(), request.attributeMapping()))
                .idpIdentifiers(Objects.requireNonNullElse(request.idpIdentifiers(), current.idpIdentifiers()))
                .acrMapping(request.acrMapping() == null ? current.acrMapping() : request.acrMapping())
                .lastModifiedDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        ProviderRules.require(pool, settings, allowed);
        return new IdentityProvider(pool.id(), before.name(), settings);
    }

    /** A private key is never shown, so what was described and is sent back lacks it. */
    private static Map<String, String> details(IdentityProviderType current, UpdateIdentityProviderRequest request) {
        Map<String, String> details = new TreeMap<>(request.providerDetails());
        String key = current.providerDetails().get(PRIVATE_KEY);
        if (key != null) {
            details.putIfAbsent(PRIVATE_KEY, key);
        }
        return details;
    }
}
