package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminRespondToAuthChallengeOperation;
import dev.cognate.contract.idp.AdminRespondToAuthChallengeRequest;
import dev.cognate.contract.idp.AdminRespondToAuthChallengeResponse;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on with a sign-in from a server with AWS credentials. */
@ApplicationScoped
class AdminRespondToAuthChallenge implements AdminRespondToAuthChallengeOperation {
    private final Pools pools;
    private final AppClients clients;
    private final SignInEngine engine;

    AdminRespondToAuthChallenge(Pools pools, AppClients clients, SignInEngine engine) {
        this.pools = pools;
        this.clients = clients;
        this.engine = engine;
    }

    @Override
    public Uni<AdminRespondToAuthChallengeResponse> adminRespondToAuthChallenge(
            AdminRespondToAuthChallengeRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> clients.require(pool, request.clientId()))
                .map(target -> new Attempt(
                        target,
                        request.challengeName().value(),
                        request.challengeResponses(),
                        request.session(),
                        request.clientMetadata(),
                        Face.ADMINISTRATOR,
                        DeclaredContext.of(target, context, request.contextData())))
                .chain(attempt -> engine.answer(attempt, request.challengeName()))
                .map(AdminRespondToAuthChallenge::response);
    }

    private static AdminRespondToAuthChallengeResponse response(SignInAnswer answer) {
        return AdminRespondToAuthChallengeResponse.builder()
                .challengeName(answer.challengeName())
                .challengeParameters(answer.parameters())
                .session(answer.session())
                .availableChallenges(answer.availableNames())
                .authenticationResult(answer.result())
                .build();
    }
}
