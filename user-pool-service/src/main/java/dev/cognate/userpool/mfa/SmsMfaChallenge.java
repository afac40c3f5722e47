package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.otp.OneTimeCodes;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SMS_MFA: the code of a text message. EMAIL_OTP, its sister by e-mail, is at home in {@code otp}. */
@ApplicationScoped
class SmsMfaChallenge implements Challenge {
    private final OneTimeCodes codes;

    SmsMfaChallenge(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SMS_MFA;
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return codes.judge(attempt, session);
    }
}
