package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import java.util.Optional;

/**
 * A request for authorization whose client, redirect URI and parameters are all good.
 *
 * @param target the client that asks
 * @param reply where and how it is answered
 * @param wish what it is to be given
 * @param interaction how the user is to be asked
 * @param provider the identity provider it asks for, unless that is the pool itself
 * @param pushed the reference of the request, if the client pushed it (RFC 9126)
 */
public record AuthorizationRequest(
        ClientInPool target,
        Reply reply,
        Wish wish,
        Interaction interaction,
        Optional<IdentityProvider> provider,
        Optional<String> pushed) {

    AuthorizationRequest pushedAs(String reference) {
        return new AuthorizationRequest(target, reply, wish, interaction, provider, Optional.of(reference));
    }
}
