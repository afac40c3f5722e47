package dev.cognate.userpool.otp;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SMS_OTP: a code sent by SMS as a first factor. As a second one it is SMS_MFA. */
@ApplicationScoped
class SmsOtpChallenge implements Challenge {
    private final OneTimeCodes codes;

    SmsOtpChallenge(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SMS_OTP;
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
