package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds out which client calls: {@code client_secret_basic}, {@code client_secret_post}, or just its id for one without a
 * secret (RFC 6749 §2.3).
 */
@ApplicationScoped
class ClientAuthentication {
    private final AppClients clients;
    private final Domains domains;

    ClientAuthentication(AppClients clients, Domains domains) {
        this.clients = clients;
        this.domains = domains;
    }

    /**
     * The client that calls, of the pool whose domain it called. Fails with {@link OAuthException}:
     * {@code invalid_client}, or {@code invalid_request} for two ways at once.
     */
    Uni<ClientInPool> require(WebRequest request, ShownCredentials shown) {
        return clients.require(shown.clientId())
                .onFailure(ResourceNotFoundException.class)
                .transform(unknown -> invalid())
                .invoke(target -> requireSecret(target.client(), shown))
                .chain(target -> domains.poolAt(request.authority()).map(pool -> {
                    if (pool.isPresent()
                            && !pool.get().id().equals(target.pool().id())) {
                        throw invalid();
                    }
                    return target;
                }));
    }

    private static void requireSecret(AppClient client, ShownCredentials shown) {
        boolean good =
                client.confidential() ? shows(client, shown) : shown.secret().isEmpty();
        if (!good) {
            throw invalid();
        }
    }

    /** Many clients write their secret into the header as it is, others encoded, as RFC 6749 §2.3.1 says. */
    private static boolean shows(AppClient client, ShownCredentials shown) {
        return isSecret(client, shown.secret()) || isSecret(client, shown.decodedSecret());
    }

    private static boolean isSecret(AppClient client, Optional<String> secret) {
        try {
            SecretHash.requireSecret(client, secret.orElse(null));
            return true;
        } catch (NotAuthorizedException wrong) {
            return false;
        }
    }

    private static OAuthException invalid() {
        return new OAuthException(OAuthError.INVALID_CLIENT);
    }
}
