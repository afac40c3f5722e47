package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.RespondToAuthChallengeOperation;
import dev.cognate.contract.idp.RespondToAuthChallengeRequest;
import dev.cognate.contract.idp.RespondToAuthChallengeResponse;
import dev.cognate.userpool.client.AppClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on with a sign-in from an application. */
@ApplicationScoped
class RespondToAuthChallenge implements RespondToAuthChallengeOperation {
    private final AppClients clients;
    private final SignInEngine engine;

    RespondToAuthChallenge(AppClients clients, SignInEngine engine) {
        this.clients = clients;
        this.engine = engine;
    }

    @Override
    public Uni<RespondToAuthChallengeResponse> respondToAuthChallenge(
            RespondToAuthChallengeRequest request, CallContext context) {
        return clients.require(request.clientId())
                .map(target -> new Attempt(
                        target,
                        request.challengeName().value(),
                        request.challengeResponses(),
                        request.session(),
                        request.clientMetadata(),
                        Face.APPLICATION,
                        DeclaredContext.of(target, context, request.userContextData())))
                .chain(attempt -> engine.answer(attempt, request.challengeName()))
                .map(RespondToAuthChallenge::response);
    }

    private static RespondToAuthChallengeResponse response(SignInAnswer answer) {
        return RespondToAuthChallengeResponse.builder()
                .challengeName(answer.challengeName())
                .challengeParameters(answer.parameters())
                .session(answer.session())
                .availableChallenges(answer.availableNames())
                .authenticationResult(answer.result())
                .build();
    }
}
