package dev.cognate.userpool.custom;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.Requirement;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.Stage;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Candidate;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Result;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** After the password of a custom flow, and what the pool itself asks beside it, the functions go on. */
@ApplicationScoped
class CustomRequirement implements Requirement {
    private static final Map<Factor, String> CHALLENGES = Map.of(
            Factor.SMS_CODE, "SMS_MFA",
            Factor.EMAIL_CODE, "EMAIL_OTP",
            Factor.SOFTWARE_TOKEN, "SOFTWARE_TOKEN_MFA",
            Factor.DEVICE, "DEVICE_PASSWORD_VERIFIER");

    private final CustomFlow flow;

    CustomRequirement(CustomFlow flow) {
        this.flow = flow;
    }

    @Override
    public Stage stage() {
        return Stage.CUSTOM;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        Progress progress = shown.progress();
        if (!AuthFlowType.CUSTOM_AUTH.value().equals(progress.flow()) || CustomFlow.hasAdmitted(progress)) {
            return Uni.createFrom().item(Optional.empty());
        }
        Candidate candidate = CustomFlow.candidate(attempt, progress, Optional.of(shown.user()));
        List<Result> history = history(progress);
        return flow.decide(candidate, history)
                .chain(decision -> flow.follow(decision, candidate, progress, history))
                .map(outcome -> outcome instanceof SignInOutcome.Asks asks ? Optional.of(asks) : Optional.empty());
    }

    /** What the user has answered on the way here, as the functions are told. */
    private static List<Result> history(Progress progress) {
        List<Result> history = new ArrayList<>();
        if (progress.has(Factor.PASSWORD)) {
            history.add(met("SRP_A"));
            history.add(met("PASSWORD_VERIFIER"));
        }
        if (progress.note(Progress.NEW_PASSWORD).isPresent()) {
            history.add(met("NEW_PASSWORD_REQUIRED"));
        }
        progress.shown().stream()
                .filter(CHALLENGES::containsKey)
                .map(CHALLENGES::get)
                .forEach(challenge -> history.add(met(challenge)));
        return history;
    }

    private static Result met(String challenge) {
        return new Result(challenge, true, Optional.empty());
    }
}
