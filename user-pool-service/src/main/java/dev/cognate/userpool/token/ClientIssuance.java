package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * An access token about to be given to a client in its own name.
 *
 * @param target the client
 * @param scopes what it is to be allowed
 * @param clientMetadata what the client tells functions
 * @param proofKey the thumbprint of the key the token is bound to (RFC 9449)
 * @param context the call
 */
public record ClientIssuance(
        ClientInPool target,
        SequencedSet<String> scopes,
        Map<String, String> clientMetadata,
        Optional<String> proofKey,
        CallContext context) {
    public ClientIssuance {
        clientMetadata = clientMetadata == null ? Map.of() : Map.copyOf(clientMetadata);
    }
}
