package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** What every change of an identity provider has in common. */
@ApplicationScoped
class ProviderChanges {
    private final IdentityProviderStore store;
    private final SettingsNews news;

    ProviderChanges(IdentityProviderStore store, SettingsNews news) {
        this.store = store;
        this.news = news;
    }

    /** Gives a provider exactly the identifiers its settings name; each identifier of a pool leads to one provider. */
    Uni<Void> identify(Mutiny.Session session, IdentityProvider provider) {
        Uni<Void> done = store.forgetIdentifiers(session, provider);
        for (String identifier : provider.settings().idpIdentifiers()) {
            done = done.chain(() -> store.identify(session, provider, identifier))
                    .invoke(free -> requireFree(free, identifier, provider))
                    .replaceWithVoid();
        }
        return done;
    }

    private static void requireFree(boolean free, String identifier, IdentityProvider provider) {
        if (!free) {
            throw new InvalidParameterException(
                    "Identifier " + identifier + " already exists in user pool " + provider.poolId());
        }
    }

    /** Tells the world and the other replicas, in the transaction of the change. */
    Uni<Void> tell(
            Mutiny.Session session,
            UserPoolEventType type,
            UserPool pool,
            IdentityProvider provider,
            CallContext context) {
        return news.tell(session, type, pool, EventDetails.of(context, "providerName", provider.name()));
    }

    /** Forgets what this process knows, after the change. */
    void forget(IdentityProvider provider) {
        news.forget(provider.poolId());
    }
}
