package dev.cognate.userpool.federation;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;

/** Signs in who an identity provider vouches for. */
public interface FederatedSignIn {
    /**
     * Creates or updates the user an identity belongs to and signs the user in.
     *
     * @param target the client that asked for the sign-in
     * @param identity what the provider said, verified
     * @param context the call that brought the provider's answer
     * @return what a browser session starts with; fails with the API's exceptions (a function that refuses, an attribute
     *     that cannot be stored, a disabled user), whose messages are told to the client
     */
    Uni<Authentication> complete(ClientInPool target, ExternalIdentity identity, CallContext context);
}
