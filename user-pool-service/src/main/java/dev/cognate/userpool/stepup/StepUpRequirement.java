package dev.cognate.userpool.stepup;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.choice.Offers;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.Requirement;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No tokens below the level that was asked for: all or nothing. */
@ApplicationScoped
class StepUpRequirement implements Requirement {
    private final AvailableMethods availableMethods;
    private final Offers offers;

    StepUpRequirement(AvailableMethods availableMethods, Offers offers) {
        this.availableMethods = availableMethods;
        this.offers = offers;
    }

    @Override
    public Stage stage() {
        return Stage.STEP_UP;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        Set<Method> soFar = Method.shown(shown.progress());
        Optional<Level> target = shown.progress().note(StepUp.TARGET).map(Level::valueOf);
        if (target.isEmpty() || target.get().isReachedBy(soFar)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return availableMethods
                .of(attempt.pool(), shown.user())
                .map(methods -> target.get().next(soFar, methods))
                .chain(next -> ask(attempt, shown, next))
                .map(Optional::of);
    }

    private Uni<SignInOutcome.Asks> ask(Attempt attempt, SignInOutcome.Shown shown, Set<Method> next) {
        if (next.isEmpty()) {
            throw new RefusedSignIn(
                    Optional.of(shown.user()),
                    new NotAuthorizedException("The requested ACR value cannot be reached."));
        }
        List<ChallengeNameType> choosable = next.stream()
                .filter(method -> method != Method.SOFTWARE_TOKEN)
                .map(Method::challenge)
                .toList();
        return choosable.isEmpty()
                ? Uni.createFrom().item(softwareToken(shown))
                : offers.ask(attempt, shown.user(), shown.progress(), choosable);
    }

    private static SignInOutcome.Asks softwareToken(SignInOutcome.Shown shown) {
        return SignInOutcome.Asks.of(
                Method.SOFTWARE_TOKEN.challenge(),
                shown.user(),
                shown.progress(),
                Map.of("USER_ID_FOR_SRP", shown.user().username()));
    }
}
