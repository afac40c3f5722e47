package dev.cognate.userpool.otp;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** EMAIL_OTP: a code sent by e-mail, as a first factor or as a second one. */
@ApplicationScoped
class EmailOtpChallenge implements Challenge {
    private final OneTimeCodes codes;

    EmailOtpChallenge(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.EMAIL_OTP;
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return codes.judge(attempt, session);
    }

    @Override
    public Uni<SignInOutcome> askAgain(Attempt attempt, SignInSession session) {
        return codes.askAgain(attempt, session);
    }
}
