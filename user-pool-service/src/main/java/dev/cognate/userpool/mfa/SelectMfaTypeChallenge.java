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
import java.util.Optional;

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

    /** A choice that was offered sends one code; any other may be corrected. */
    @Override
    public boolean isSingleAttempt(Attempt attempt, SignInSession session) {
        return chosen(attempt, session).isPresent();
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        MfaMethod chosen = chosen(attempt, session)
                .orElseThrow(() -> new InvalidParameterException("ANSWER must be one of MFAS_CAN_CHOOSE."));
        return sessionUsers
                .require(attempt, session)
                .chain(user -> methods.ask(attempt, new SignInOutcome.Shown(user, session.progress()), chosen))
                .map(asks -> asks);
    }

    private static Optional<MfaMethod> chosen(Attempt attempt, SignInSession session) {
        return MfaMethod.of(attempt.require("ANSWER")).filter(method -> MfaMethods.offered(session.memo(), method));
    }
}
