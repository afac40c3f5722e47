package dev.cognate.userpool.oauth;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ClientAuthenticationResultType;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.GetClientTokenOperation;
import dev.cognate.contract.idp.GetClientTokenRequest;
import dev.cognate.contract.idp.GetClientTokenResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.OperationNotEnabledException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.SecretHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The client credentials grant without a domain. */
@ApplicationScoped
class GetClientToken implements GetClientTokenOperation {
    private final AppClients clients;
    private final ClientCredentials credentials;

    GetClientToken(AppClients clients, ClientCredentials credentials) {
        this.clients = clients;
        this.credentials = credentials;
    }

    @Override
    public Uni<GetClientTokenResponse> getClientToken(GetClientTokenRequest request, CallContext context) {
        return clients.require(request.clientId())
                .invoke(target -> requireAllowed(target.client(), request.secret()))
                .chain(target -> credentials
                        .give(
                                target,
                                Objects.requireNonNullElse(request.scopes(), List.of()),
                                request.clientMetadata(),
                                Optional.empty(),
                                context)
                        .onFailure(OAuthException.class)
                        .transform(refused -> new InvalidParameterException("Invalid scope requested.")))
                .map(GetClientToken::answer);
    }

    private static void requireAllowed(AppClient client, String secret) {
        if (!client.confidential()) {
            throw new NotAuthorizedException("Client " + client.id() + " does not have a secret.");
        }
        SecretHash.requireSecret(client, secret);
        boolean allowed = Objects.requireNonNullElse(
                        client.settings().explicitAuthFlows(), List.<ExplicitAuthFlowsType>of())
                .contains(ExplicitAuthFlowsType.ALLOW_CLIENT_TOKEN_AUTH);
        if (!allowed) {
            throw new OperationNotEnabledException("ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client.");
        }
    }

    private static GetClientTokenResponse answer(AuthenticationResultType result) {
        return GetClientTokenResponse.builder()
                .clientAuthenticationResult(ClientAuthenticationResultType.builder()
                        .accessToken(result.accessToken())
                        .expiresIn(result.expiresIn())
                        .tokenType(result.tokenType())
                        .build())
                .build();
    }
}
