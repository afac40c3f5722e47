package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The three functions of a custom authentication flow: one decides what is asked next, one asks it, one judges the answer.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html">AWS's guide:
 *     custom authentication challenges</a>
 */
@ApplicationScoped
public class AuthChallengeTriggers {
    private final Triggers triggers;

    AuthChallengeTriggers(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Somebody who signs in.
     *
     * @param occasion the call
     * @param requestedName the name the client gave
     * @param user empty when there is none and the client hides it
     * @param existenceHidden whether the client hides who exists
     */
    public record Candidate(Occasion occasion, String requestedName, Optional<User> user, boolean existenceHidden) {
        Map<String, Object> request() {
            Map<String, Object> request =
                    TriggerEvents.request(user.map(TriggerEvents::attributes).orElse(Map.of()));
            if (existenceHidden) {
                request.put("userNotFound", user.isEmpty());
            }
            return request;
        }

        String userName() {
            return user.map(User::username).orElse(requestedName);
        }

        @Override
        public String toString() {
            return "Candidate[" + occasion + "]";
        }
    }

    /**
     * A challenge that was answered.
     *
     * @param name what was asked
     * @param met whether the answer was right
     * @param metadata the name the function gave a custom challenge
     */
    public record Result(String name, boolean met, Optional<String> metadata) {
        Map<String, Object> asEvent() {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("challengeName", name);
            result.put("challengeResult", met);
            result.put("challengeMetadata", metadata.orElse(null));
            return result;
        }
    }

    /** What the first function decides. */
    public sealed interface Decision {
        /** The user is in. */
        record IssueTokens() implements Decision {}

        /** The user stays out. */
        record Fail() implements Decision {}

        /** This is asked next. */
        record Ask(String challengeName) implements Decision {}
    }

    /**
     * What the second function asks.
     *
     * @param shown what the client gets to see
     * @param hidden what the third function judges the answer by
     * @param metadata the function's name for it
     */
    public record Question(Map<String, String> shown, Map<String, String> hidden, Optional<String> metadata) {
        @Override
        public String toString() {
            return "Question[]";
        }
    }

    /** Throws {@link InvalidParameterException} unless the pool has all three functions. */
    public void requireAll(UserPool pool) {
        boolean all = Stream.of(
                        Trigger.DEFINE_AUTH_CHALLENGE,
                        Trigger.CREATE_AUTH_CHALLENGE,
                        Trigger.VERIFY_AUTH_CHALLENGE_RESPONSE)
                .allMatch(trigger -> triggers.isSet(pool, trigger));
        if (!all) {
            throw new InvalidParameterException("Custom auth lambda trigger is not configured for the user pool.");
        }
    }

    /** Asks what comes next. */
    public Uni<Decision> define(Candidate candidate, List<Result> session) {
        Map<String, Object> request = candidate.request();
        request.put("session", events(session));
        TriggerEvents.addMetadata(request, candidate.occasion());
        return triggers.call(new TriggerCall(
                        TriggerSource.DEFINE_AUTH_CHALLENGE,
                        candidate.occasion(),
                        candidate.userName(),
                        request,
                        TriggerEvents.unset("challengeName", "issueTokens", "failAuthentication")))
                .map(AuthChallengeTriggers::decision);
    }

    /** Asks for a challenge. */
    public Uni<Question> create(Candidate candidate, String challengeName, List<Result> session) {
        Map<String, Object> request = candidate.request();
        request.put("challengeName", challengeName);
        request.put("session", events(session));
        TriggerEvents.addMetadata(request, candidate.occasion());
        return triggers.call(new TriggerCall(
                        TriggerSource.CREATE_AUTH_CHALLENGE,
                        candidate.occasion(),
                        candidate.userName(),
                        request,
                        TriggerEvents.unset(
                                "publicChallengeParameters", "privateChallengeParameters", "challengeMetadata")))
                .map(answer -> new Question(
                        answer.texts("publicChallengeParameters"),
                        answer.texts("privateChallengeParameters"),
                        answer.text("challengeMetadata")));
    }

    /** Asks whether an answer is right. */
    public Uni<Boolean> verify(Candidate candidate, Map<String, String> hidden, String answer) {
        Map<String, Object> request = candidate.request();
        request.put("privateChallengeParameters", hidden);
        request.put("challengeAnswer", answer);
        TriggerEvents.addMetadata(request, candidate.occasion());
        return triggers.call(new TriggerCall(
                        TriggerSource.VERIFY_AUTH_CHALLENGE_RESPONSE,
                        candidate.occasion(),
                        candidate.userName(),
                        request,
                        TriggerEvents.unset("answerCorrect")))
                .map(judged -> judged.flag("answerCorrect"));
    }

    /** Refusal wins over admission. */
    private static Decision decision(TriggerAnswer answer) {
        if (answer.flag("failAuthentication")) {
            return new Decision.Fail();
        }
        if (answer.flag("issueTokens")) {
            return new Decision.IssueTokens();
        }
        return new Decision.Ask(answer.text("challengeName").orElseThrow(TriggerAnswer::unrecognizable));
    }

    private static List<Map<String, Object>> events(List<Result> session) {
        return session.stream().map(Result::asEvent).toList();
    }
}
