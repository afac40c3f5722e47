package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.otp.OneTimeCodes;
import dev.cognate.userpool.passkey.PasskeyChallenge;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.PasswordFactor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SrpFactor;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Begins the factor that was chosen, and judges it at once where the call has all that takes. */
@ApplicationScoped
class ChosenFactor {
    private final PasswordFactor password;
    private final SrpFactor srp;
    private final OneTimeCodes codes;
    private final PasskeyChallenge passkey;

    ChosenFactor(PasswordFactor password, SrpFactor srp, OneTimeCodes codes, PasskeyChallenge passkey) {
        this.password = password;
        this.srp = srp;
        this.codes = codes;
        this.passkey = passkey;
    }

    /**
     * Begins a factor.
     *
     * @param chosen one of the challenges that may be chosen
     * @param user empty when there is none
     */
    Uni<SignInOutcome> begin(Attempt attempt, ChallengeNameType chosen, Optional<User> user, Progress progress) {
        if (chosen.equals(ChallengeNameType.PASSWORD)
                && attempt.find("PASSWORD").isPresent()) {
            return password.prove(attempt, progress);
        }
        if (chosen.equals(ChallengeNameType.PASSWORD_SRP)
                && attempt.find("SRP_A").isPresent()) {
            return srp.ask(attempt, progress);
        }
        return ask(attempt, chosen, user, progress).map(asks -> asks);
    }

    /** Asks for a factor, whatever else the call has. */
    Uni<SignInOutcome.Asks> ask(Attempt attempt, ChallengeNameType chosen, Optional<User> user, Progress progress) {
        if (chosen.equals(ChallengeNameType.PASSWORD) || chosen.equals(ChallengeNameType.PASSWORD_SRP)) {
            return Uni.createFrom().item(SignInOutcome.Asks.of(chosen, user, progress, Map.of()));
        }
        return chosen.equals(ChallengeNameType.WEB_AUTHN)
                ? passkey.ask(attempt, user, progress)
                : codes.ask(attempt, chosen, user, progress);
    }
}
