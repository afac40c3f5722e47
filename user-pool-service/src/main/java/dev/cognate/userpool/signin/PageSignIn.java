package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
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

    /**
     * Sends once more the message that the last step sent, and asks for the code in it. The last question is not good any
     * more then. Fails with InvalidParameterException when it sent none.
     *
     * @param username as the sign-in began with
     */
    public Uni<Step> askAgain(ClientInPool target, Question asked, String username, CallContext context) {
        Map<String, String> named = new HashMap<>(Map.of("USERNAME", username));
        SecretHash.of(target.client(), username).ifPresent(hash -> named.put("SECRET_HASH", hash));
        return engine.askAgain(
                        attempt(target, asked.challenge().value(), named, asked.session(), context), asked.challenge())
                .map(PageSignIn::step);
    }

    /**
     * Goes on with the Session of ConfirmSignUp's answer, so that people who confirmed their address need not sign in.
     *
     * @see dev.cognate.contract.idp.ConfirmSignUpResponse#session()
     */
    public Uni<Step> resume(ClientInPool target, String session, CallContext context) {
        Attempt attempt = attempt(target, AuthFlowType.USER_AUTH.value(), Map.of(), session, context);
        return engine.begin(attempt, AuthFlowType.USER_AUTH).map(PageSignIn::step);
    }

    private static Attempt attempt(
            ClientInPool target, String method, Map<String, String> parameters, String session, CallContext context) {
        return new Attempt(target, method, parameters, session, Map.of(), Face.PAGE, context);
    }

    static Step step(SignInAnswer answer) {
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
