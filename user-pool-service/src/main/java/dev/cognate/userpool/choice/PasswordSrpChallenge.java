package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.signin.SrpFactor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** PASSWORD_SRP: the SRP_A of a password, as the answer to this challenge or to SELECT_CHALLENGE. PASSWORD_VERIFIER follows. */
@ApplicationScoped
class PasswordSrpChallenge implements Challenge {
    private final SessionUsers sessionUsers;
    private final SrpFactor srp;

    PasswordSrpChallenge(SessionUsers sessionUsers, SrpFactor srp) {
        this.sessionUsers = sessionUsers;
        this.srp = srp;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD_SRP;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        return ChoiceSessions.open(attempt, sessions, name());
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return sessionUsers.find(attempt, session).chain(user -> srp.ask(attempt, session.progress()));
    }
}
