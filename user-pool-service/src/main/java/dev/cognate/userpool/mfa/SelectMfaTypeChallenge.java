package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SELECT_MFA_TYPE: which of several second factors to ask for. */
@ApplicationScoped
class SelectMfaTypeChallenge implements Challenge {
    private final SessionUsers sessionUsers;
    private final MfaMethods methods;

    SelectMfaTypeChallenge(SessionUsers sessionUsers, MfaMethods methods) {
        this.sessionUsers = sessionUsers;
        this.methods = methods;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SELECT_MFA_TYPE;
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        MfaMethod chosen = MfaMethod.of(attempt.require("ANSWER"))
                .filter(method -> MfaMethods.offered(session.memo(), method))
                .orElseThrow(() -> new InvalidParameterException("ANSWER must be one of MFAS_CAN_CHOOSE."));
        return sessionUsers
                .require(attempt, session)
                .chain(user -> methods.ask(attempt, new SignInOutcome.Shown(user, session.progress()), chosen))
                .map(asks -> asks);
    }
}
