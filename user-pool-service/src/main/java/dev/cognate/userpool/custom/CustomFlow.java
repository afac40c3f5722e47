package dev.cognate.userpool.custom;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.trigger.AuthChallengeTriggers;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Candidate;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Decision;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Question;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Result;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the functions decide what comes next, and does it. */
@ApplicationScoped
class CustomFlow {
    static final String CUSTOM_CHALLENGE = ChallengeNameType.CUSTOM_CHALLENGE.value();
    private static final String ADMITTED = "admitted";

    private final AuthChallengeTriggers triggers;
    private final CustomStates states;

    CustomFlow(AuthChallengeTriggers triggers, CustomStates states) {
        this.triggers = triggers;
        this.states = states;
    }

    /** Whether the functions have let this sign-in through. */
    static boolean hasAdmitted(Progress progress) {
        return progress.note(ADMITTED).isPresent();
    }

    /** Somebody who signs in. */
    static Candidate candidate(Attempt attempt, Progress progress, Optional<User> user) {
        return new Candidate(
                Occasion.of(attempt.target(), attempt.context(), attempt.answerMetadata()),
                progress.requestedName(),
                user,
                ExistenceErrors.areHidden(attempt.client()));
    }

    /** What the functions decide after these answers. */
    Uni<Decision> decide(Candidate candidate, List<Result> history) {
        return triggers.define(candidate, history);
    }

    /** What a decision leads to, when the password is not part of it. */
    Uni<SignInOutcome> follow(Decision decision, Candidate candidate, Progress progress, List<Result> history) {
        return switch (decision) {
            case Decision.IssueTokens admitted -> Uni.createFrom().item(() -> admit(candidate, progress, history));
            case Decision.Fail refused -> throw refused(candidate);
            case Decision.Ask ask -> {
                if (!CUSTOM_CHALLENGE.equals(ask.challengeName())) {
                    throw new InvalidLambdaResponseException(
                            "Invalid lambda response: challengeName " + ask.challengeName() + " cannot be asked now");
                }
                yield triggers.create(candidate, CUSTOM_CHALLENGE, history)
                        .chain(question -> ask(candidate, progress, history, question));
            }
        };
    }

    private Uni<SignInOutcome> ask(Candidate candidate, Progress progress, List<Result> history, Question question) {
        Map<String, String> parameters = new HashMap<>(question.shown());
        parameters.put("USERNAME", candidate.user().map(User::username).orElse(candidate.requestedName()));
        SignInOutcome.Asks asks =
                SignInOutcome.Asks.of(ChallengeNameType.CUSTOM_CHALLENGE, candidate.user(), progress, parameters);
        CustomState state = new CustomState(history, question.hidden(), question.metadata());
        return states.keep(candidate.occasion().pool().id(), asks, state).map(kept -> kept);
    }

    private static SignInOutcome admit(Candidate candidate, Progress progress, List<Result> history) {
        User user = candidate.user().orElseThrow(() -> refused(candidate));
        boolean metOne = history.stream().anyMatch(result -> result.met() && CUSTOM_CHALLENGE.equals(result.name()));
        Progress shown = metOne ? progress.with(Factor.CUSTOM) : progress;
        return new SignInOutcome.Shown(user, shown.withNote(ADMITTED, "1"));
    }

    private static RefusedSignIn refused(Candidate candidate) {
        return new RefusedSignIn(candidate.user(), ExistenceErrors.incorrect());
    }
}
