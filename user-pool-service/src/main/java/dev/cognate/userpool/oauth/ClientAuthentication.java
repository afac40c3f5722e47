package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.extension.ClientExtensions;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds out which client calls: {@code client_secret_basic}, {@code client_secret_post}, or just its id for one without a
 * secret (RFC 6749 §2.3); {@code private_key_jwt} for one that has keys.
 */
@ApplicationScoped
class ClientAuthentication {
    private final AppClients clients;
    private final Domains domains;
    private final Extensions extensions;
    private final ClientAssertions assertions;

    ClientAuthentication(AppClients clients, Domains domains, Extensions extensions, ClientAssertions assertions) {
        this.clients = clients;
        this.domains = domains;
        this.extensions = extensions;
        this.assertions = assertions;
    }

    /**
     * The client that calls, of the pool whose domain it called. Fails with {@link OAuthException}:
     * {@code invalid_client}, or {@code invalid_request} for two ways at once.
     */
    Uni<ClientInPool> require(WebRequest request, ShownCredentials shown) {
        return clients.require(shown.clientId())
                .onFailure(ResourceNotFoundException.class)
                .transform(unknown -> invalid())
                .call(target -> requireShown(request, target, shown))
                .chain(target -> domains.poolAt(request.authority()).map(pool -> {
                    if (pool.isPresent()
                            && !pool.get().id().equals(target.pool().id())) {
                        throw invalid();
                    }
                    return target;
                }));
    }

    /** A client that has keys is to use them: its secret would be a way around them. */
    private Uni<Void> requireShown(WebRequest request, ClientInPool target, ShownCredentials shown) {
        ClientExtensions extended = extensions.of(target.client());
        if (extended.keys().isPresent() != shown.assertion().isPresent()) {
            throw invalid();
        }
        if (shown.assertion().isPresent()) {
            return assertions.require(
                    request, target, extended, shown.assertion().get());
        }
        requireSecret(target.client(), shown);
        return Uni.createFrom().voidItem();
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
