package dev.cognate.userpool.oauth;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.token.AuthDetails;
import dev.cognate.userpool.token.ClientIssuance;
import dev.cognate.userpool.token.ClientTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives clients tokens in their own name, by the token endpoint and by the API alike. */
@ApplicationScoped
class ClientCredentials {
    private final Scopes scopes;
    private final ClientTokens tokens;
    private final UserPoolEvents events;

    ClientCredentials(Scopes scopes, ClientTokens tokens, UserPoolEvents events) {
        this.scopes = scopes;
        this.tokens = tokens;
        this.events = events;
    }

    /**
     * An access token. Fails with {@link OAuthException} for scopes that the client cannot have.
     *
     * @param target a client that showed its secret and may have tokens of its own
     * @param requested empty for all it may have
     * @param metadata what it tells functions
     * @param proofKey the key the token is to be bound to
     */
    Uni<AuthenticationResultType> give(
            ClientInPool target,
            Collection<String> requested,
            Map<String, String> metadata,
            Optional<String> proofKey,
            CallContext context) {
        return scopes.forClients(target, requested)
                .chain(granted -> tokens.issue(new ClientIssuance(target, granted, metadata, proofKey, context))
                        .call(() -> tell(target, granted, context)));
    }

    private Uni<Void> tell(ClientInPool target, Collection<String> granted, CallContext context) {
        Map<String, Object> details = AuthDetails.of(context, target, "client_credentials");
        details.put("scopes", List.copyOf(granted));
        // tokens of one client have no order among them: each is a subject of its own, and none waits for another
        String subject = target.client().id() + "/" + context.requestId();
        return events.record(UserPoolEventType.CLIENT_TOKEN_ISSUED, target.pool(), subject, details);
    }
}
