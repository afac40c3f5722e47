package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.otp.OneTimeCodes;
import dev.cognate.userpool.recoverycode.RecoveryCodes;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SMS_MFA: the code of a text message. EMAIL_OTP, its sister by e-mail, is at home in {@code otp}. */
@ApplicationScoped
class SmsMfaChallenge implements Challenge {
    private final OneTimeCodes codes;
    private final SessionUsers sessionUsers;
    private final RecoveryCodes recovery;

    SmsMfaChallenge(OneTimeCodes codes, SessionUsers sessionUsers, RecoveryCodes recovery) {
        this.codes = codes;
        this.sessionUsers = sessionUsers;
        this.recovery = recovery;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SMS_MFA;
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String code = attempt.require("SMS_MFA_CODE");
        if (!recovery.isMeant(code)) {
            return codes.judge(attempt, session);
        }
        return sessionUsers
                .require(attempt, session)
                .call(user -> recovery.require(attempt, user, code))
                .map(user -> new SignInOutcome.Shown(user, session.progress().with(Factor.SMS_CODE)));
    }

    @Override
    public Uni<SignInOutcome> askAgain(Attempt attempt, SignInSession session) {
        return codes.askAgain(attempt, session);
    }
}
