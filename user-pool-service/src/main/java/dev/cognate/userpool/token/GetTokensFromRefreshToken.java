package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.GetTokensFromRefreshTokenOperation;
import dev.cognate.contract.idp.GetTokensFromRefreshTokenRequest;
import dev.cognate.contract.idp.GetTokensFromRefreshTokenResponse;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.SecretHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The refresh that also works with rotation; the client shows its secret itself, not a hash. */
@ApplicationScoped
class GetTokensFromRefreshToken implements GetTokensFromRefreshTokenOperation {
    private final AppClients clients;
    private final TokenRefresh refresh;

    GetTokensFromRefreshToken(AppClients clients, TokenRefresh refresh) {
        this.clients = clients;
        this.refresh = refresh;
    }

    @Override
    public Uni<GetTokensFromRefreshTokenResponse> getTokensFromRefreshToken(
            GetTokensFromRefreshTokenRequest request, CallContext context) {
        return clients.require(request.clientId())
                .invoke(target -> SecretHash.requireSecret(target.client(), request.clientSecret()))
                .chain(target -> refresh.refresh(
                        target,
                        request.refreshToken(),
                        user -> {},
                        new TokenRefresh.Call(request.clientMetadata(), request.deviceKey(), context)))
                .map(result -> GetTokensFromRefreshTokenResponse.builder()
                        .authenticationResult(result)
                        .build());
    }
}
