package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.RevokeTokenOperation;
import dev.cognate.contract.idp.RevokeTokenRequest;
import dev.cognate.contract.idp.RevokeTokenResponse;
import dev.cognate.contract.idp.UnauthorizedException;
import dev.cognate.contract.idp.UnsupportedOperationException;
import dev.cognate.contract.idp.UnsupportedTokenTypeException;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.session.AssociatedSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Revokes all tokens of the sign-in a refresh token stems from. Revoking twice is no error (RFC 7009 §2.2). */
@ApplicationScoped
class RevokeToken implements RevokeTokenOperation {
    private final AppClients clients;
    private final TokenRevocations revocations;

    RevokeToken(AppClients clients, TokenRevocations revocations) {
        this.clients = clients;
        this.revocations = revocations;
    }

    @Override
    public Uni<RevokeTokenResponse> revokeToken(RevokeTokenRequest request, CallContext context) {
        AssociatedSessions.require(request.revokeAssociatedSessions());
        return clients.require(request.clientId())
                .onFailure(ResourceNotFoundException.class)
                .transform(unknown -> new UnauthorizedException("Invalid client id"))
                .invoke(target -> requireClient(target, request))
                .chain(target -> revocations.revoke(
                        target,
                        own(target, request.token()),
                        AssociatedSessions.linked(request.revokeAssociatedSessions()),
                        new TokenRevocations.Call("RevokeToken", context)))
                .replaceWith(() -> RevokeTokenResponse.builder().build());
    }

    private static void requireClient(ClientInPool target, RevokeTokenRequest request) {
        try {
            SecretHash.requireSecret(target.client(), request.clientSecret());
        } catch (NotAuthorizedException wrongSecret) {
            throw new UnauthorizedException("Invalid client secret");
        }
        if (!TokenRevocation.isEnabled(target.client())) {
            throw new UnsupportedOperationException(
                    "Token revocation is disabled for client " + target.client().id());
        }
    }

    private RefreshToken own(ClientInPool target, String token) {
        RefreshToken opened = revocations
                .open(token)
                .orElseThrow(() -> new UnsupportedTokenTypeException("Only refresh tokens can be revoked"));
        if (!opened.clientId().equals(target.client().id())) {
            throw new UnauthorizedException("The token was not issued to this client");
        }
        return opened;
    }
}
