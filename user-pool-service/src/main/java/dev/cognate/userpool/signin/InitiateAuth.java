package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.InitiateAuthOperation;
import dev.cognate.contract.idp.InitiateAuthRequest;
import dev.cognate.contract.idp.InitiateAuthResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.client.AppClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Begins a sign-in from an application. */
@ApplicationScoped
class InitiateAuth implements InitiateAuthOperation {
    private static final Set<AuthFlowType> FOR_ADMINISTRATORS =
            Set.of(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, AuthFlowType.ADMIN_NO_SRP_AUTH);

    private final AppClients clients;
    private final SignInEngine engine;

    InitiateAuth(AppClients clients, SignInEngine engine) {
        this.clients = clients;
        this.engine = engine;
    }

    @Override
    public Uni<InitiateAuthResponse> initiateAuth(InitiateAuthRequest request, CallContext context) {
        AuthFlowType flow = request.authFlow();
        if (FOR_ADMINISTRATORS.contains(flow)) {
            return Uni.createFrom().failure(new InvalidParameterException("Initiate Auth method not supported."));
        }
        return clients.require(request.clientId())
                .map(target -> new Attempt(
                        target,
                        flow.value(),
                        request.authParameters(),
                        request.session(),
                        request.clientMetadata(),
                        Face.APPLICATION,
                        DeclaredContext.of(target, context, request.userContextData())))
                .chain(attempt -> engine.begin(attempt, flow))
                .map(InitiateAuth::response);
    }

    private static InitiateAuthResponse response(SignInAnswer answer) {
        return InitiateAuthResponse.builder()
                .challengeName(answer.challengeName())
                .challengeParameters(answer.parameters())
                .session(answer.session())
                .availableChallenges(answer.available())
                .authenticationResult(answer.result())
                .build();
    }
}
