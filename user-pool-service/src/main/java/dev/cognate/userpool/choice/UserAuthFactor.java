package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.FirstFactor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.stepup.StepUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** USER_AUTH: begins with the preferred challenge, or with a choice between those that are available. */
@ApplicationScoped
class UserAuthFactor implements FirstFactor {
    private final AutoSignIn autoSignIn;
    private final FirstFactors firstFactors;
    private final ChosenFactor chosen;
    private final SelectChallenge select;
    private final StepUp stepUp;

    UserAuthFactor(
            AutoSignIn autoSignIn,
            FirstFactors firstFactors,
            ChosenFactor chosen,
            SelectChallenge select,
            StepUp stepUp) {
        this.autoSignIn = autoSignIn;
        this.firstFactors = firstFactors;
        this.chosen = chosen;
        this.select = select;
        this.stepUp = stepUp;
    }

    @Override
    public Set<AuthFlowType> flows() {
        return Set.of(AuthFlowType.USER_AUTH);
    }

    @Override
    public Uni<SignInOutcome> begin(Attempt attempt) {
        if (attempt.session() != null) {
            return autoSignIn.resume(attempt);
        }
        String name = attempt.requireUsername();
        Progress progress = Progress.begin(attempt, name);
        return StepUp.isWanted(attempt)
                ? stepUp.resume(attempt, progress)
                        .chain(resumed -> resumed.isPresent()
                                ? Uni.createFrom().item(resumed.get())
                                : beginTowardsLevel(attempt, progress))
                : firstFactors.of(attempt, name).chain(choices -> begin(attempt, choices, progress));
    }

    private Uni<SignInOutcome> beginTowardsLevel(Attempt attempt, Progress progress) {
        return firstFactors
                .of(attempt, progress.requestedName())
                .chain(choices -> stepUp.begin(attempt, progress, choices.user(), choices.challenges())
                        .chain(beginning -> begin(
                                attempt, new Choices(choices.user(), beginning.challenges()), beginning.progress())));
    }

    private Uni<SignInOutcome> begin(Attempt attempt, Choices choices, Progress progress) {
        Optional<ChallengeNameType> preferred =
                attempt.find("PREFERRED_CHALLENGE").map(ChallengeNameType::of).filter(choices.challenges()::contains);
        return preferred.isPresent()
                ? chosen.begin(attempt, preferred.get(), choices.user(), progress)
                : select.ask(attempt, choices, progress).map(asks -> asks);
    }
}
