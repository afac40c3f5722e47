package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Sign-in for our own pages. It leads to what was shown, not to tokens. */
@ApplicationScoped
public class PageSignIn {
    private final SignInEngine engine;

    PageSignIn(SignInEngine engine) {
        this.engine = engine;
    }

    /**
     * Begins a sign-in. Fails with the {@link AwsException} that InitiateAuth answers.
     *
     * @param parameters as AuthParameters; a SECRET_HASH too, where the client has a secret
     */
    public Uni<Step> begin(
            ClientInPool target, AuthFlowType flow, Map<String, String> parameters, CallContext context) {
        return engine.begin(attempt(target, flow.value(), parameters, null, context), flow)
                .map(PageSignIn::step);
    }

    /**
     * Answers what the last step asked. Fails with the {@link AwsException} that RespondToAuthChallenge answers.
     *
     * @param asked what the last step asked
     * @param responses as ChallengeResponses
     */
    public Uni<Step> answer(ClientInPool target, Question asked, Map<String, String> responses, CallContext context) {
        return engine.answer(
                        attempt(target, asked.challenge().value(), responses, asked.session(), context),
                        asked.challenge())
                .map(PageSignIn::step);
    }

    private static Attempt attempt(
            ClientInPool target, String method, Map<String, String> parameters, String session, CallContext context) {
        return new Attempt(target, method, parameters, session, Map.of(), Face.PAGE, context);
    }

    private static Step step(SignInAnswer answer) {
        return answer.authentication() == null
                ? new Asked(
                        new Question(answer.challengeName(), answer.session()),
                        answer.parameters(),
                        answer.available() == null ? List.of() : answer.available())
                : new SignedIn(answer.authentication());
    }

    /** What a call led to. */
    public sealed interface Step {}

    /**
     * What is to be answered.
     *
     * @param session goes on with the sign-in: a secret of the browser it was given to
     */
    public record Question(ChallengeNameType challenge, String session) {
        @Override
        public String toString() {
            return "Question[challenge=" + challenge + "]";
        }
    }

    /**
     * More is asked.
     *
     * @param question what
     * @param parameters the ChallengeParameters
     * @param available challenges to choose from, if there is a choice
     */
    public record Asked(Question question, Map<String, String> parameters, List<ChallengeNameType> available)
            implements Step {
        @Override
        public String toString() {
            return "Asked[question=" + question + "]";
        }
    }

    /** All that was asked is shown. */
    public record SignedIn(Authentication authentication) implements Step {}
}
