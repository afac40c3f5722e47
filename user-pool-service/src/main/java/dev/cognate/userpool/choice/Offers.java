package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks for one of several challenges: the preferred one, the only one, or the one the user chooses. */
@ApplicationScoped
public class Offers {
    private final ChosenFactor chosen;
    private final SelectChallenge select;

    Offers(ChosenFactor chosen, SelectChallenge select) {
        this.chosen = chosen;
        this.select = select;
    }

    /**
     * Asks a user who has shown something already.
     *
     * @param challenges at least one of PASSWORD, EMAIL_OTP, SMS_OTP and WEB_AUTHN
     */
    public Uni<SignInOutcome.Asks> ask(
            Attempt attempt, User user, Progress progress, List<ChallengeNameType> challenges) {
        Optional<ChallengeNameType> preferred =
                attempt.find("PREFERRED_CHALLENGE").map(ChallengeNameType::of).filter(challenges::contains);
        Optional<ChallengeNameType> only = Optional.of(challenges.getFirst()).filter(first -> challenges.size() == 1);
        return preferred
                .or(() -> only)
                .map(challenge -> chosen.ask(attempt, challenge, Optional.of(user), progress))
                .orElseGet(() -> select.ask(attempt, new Choices(Optional.of(user), challenges), progress));
    }
}
