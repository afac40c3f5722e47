package dev.cognate.userpool.client;

import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.resourceserver.ResourceServers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What of a pool the settings of its clients may name. It is read anew each time: a client is often created right after
 * what it names, at another replica.
 */
@ApplicationScoped
class ClientReferences {
    private final ResourceServers servers;
    private final IdentityProviders providers;

    ClientReferences(ResourceServers servers, IdentityProviders providers) {
        this.servers = servers;
        this.providers = providers;
    }

    /**
     * What is there to be named.
     *
     * @param scopes of resource servers
     * @param providers names of identity providers of others
     */
    record Known(Set<String> scopes, Set<String> providers) {}

    Uni<Known> of(UserPool pool) {
        return servers.storedScopes(pool)
                .chain(scopes -> providers.storedNames(pool).map(names -> new Known(scopes, names)));
    }
}
