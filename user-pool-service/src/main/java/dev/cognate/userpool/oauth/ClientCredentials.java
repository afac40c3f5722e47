package dev.cognate.userpool.oauth;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.token.ClientIssuance;
import dev.cognate.userpool.token.ClientTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/** Gives clients tokens in their own name, by the token endpoint and by the API alike. */
@ApplicationScoped
class ClientCredentials {
    private final Scopes scopes;
    private final ClientTokens tokens;

    ClientCredentials(Scopes scopes, ClientTokens tokens) {
        this.scopes = scopes;
        this.tokens = tokens;
    }

    /**
     * An access token. Fails with {@link OAuthException} for scopes that the client cannot have.
     *
     * @param target a client that showed its secret and may have tokens of its own
     * @param requested empty for all it may have
     * @param metadata what it tells functions
     */
    Uni<AuthenticationResultType> give(
            ClientInPool target, Collection<String> requested, Map<String, String> metadata, CallContext context) {
        return scopes.forClients(target, requested)
                .chain(granted -> tokens.issue(new ClientIssuance(target, granted, metadata, context)));
    }
}
