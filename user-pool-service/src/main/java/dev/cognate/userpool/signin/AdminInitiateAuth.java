package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminInitiateAuthOperation;
import dev.cognate.contract.idp.AdminInitiateAuthRequest;
import dev.cognate.contract.idp.AdminInitiateAuthResponse;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Begins a sign-in from a server with AWS credentials. */
@ApplicationScoped
class AdminInitiateAuth implements AdminInitiateAuthOperation {
    private final Pools pools;
    private final AppClients clients;
    private final SignInEngine engine;

    AdminInitiateAuth(Pools pools, AppClients clients, SignInEngine engine) {
        this.pools = pools;
        this.clients = clients;
        this.engine = engine;
    }

    @Override
    public Uni<AdminInitiateAuthResponse> adminInitiateAuth(AdminInitiateAuthRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> clients.require(pool, request.clientId()))
                .map(target -> new Attempt(
                        target,
                        request.authFlow().value(),
                        request.authParameters(),
                        request.session(),
                        request.clientMetadata(),
                        Face.ADMINISTRATOR,
                        DeclaredContext.of(target, context, request.contextData())))
                .chain(attempt -> engine.begin(attempt, request.authFlow()))
                .map(AdminInitiateAuth::response);
    }

    private static AdminInitiateAuthResponse response(SignInAnswer answer) {
        return AdminInitiateAuthResponse.builder()
                .challengeName(answer.challengeName())
                .challengeParameters(answer.parameters())
                .session(answer.session())
                .availableChallenges(answer.available())
                .authenticationResult(answer.result())
                .build();
    }
}
