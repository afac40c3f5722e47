package dev.cognate.userpool.custom;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.trigger.TriggerScene;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A pool whose sign-ins its functions decide, and the steps of an application in it. */
public record CustomScene(TriggerScene triggers, String name) {

    /** A new pool, without users. */
    public static CustomScene create() {
        TriggerScene triggers = TriggerScene.create((config, arn) -> config.defineAuthChallenge(arn.apply("define"))
                .createAuthChallenge(arn.apply("create"))
                .verifyAuthChallengeResponse(arn.apply("verify")));
        return new CustomScene(triggers, TestPool.newName());
    }

    /** Lets the sample functions decide: they ask for a sum. */
    public void runSamples() {
        triggers.sample("define", "define-auth-challenge")
                .sample("create", "create-auth-challenge")
                .sample("verify", "verify-auth-challenge-response");
    }

    InitiateAuthResponse begin(String client, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("USERNAME", name);
        return triggers.app()
                .initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.CUSTOM_AUTH)
                        .authParameters(all));
    }

    /** Begins without a password. */
    public InitiateAuthResponse begin() {
        return begin(triggers.clientId(), Map.of());
    }

    /** Answers the custom challenge. */
    public RespondToAuthChallengeResponse answer(String session, String answer) {
        return answer(triggers.clientId(), session, answer);
    }

    RespondToAuthChallengeResponse answer(String client, String session, String answer) {
        return triggers.app()
                .respondToAuthChallenge(request -> request.clientId(client)
                        .challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
                        .session(session)
                        .clientMetadata(Map.of("from", "the answer"))
                        .challengeResponses(Map.of("USERNAME", name, "ANSWER", answer)));
    }

    /** The answer to the sample functions' question. */
    public static String solved(Map<String, String> parameters) {
        String[] numbers = parameters.get("question").split(" \\+ ");
        return String.valueOf(Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]));
    }
}
