package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.PasswordFactor;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** PASSWORD: the password itself, as the answer to this challenge or to SELECT_CHALLENGE. */
@ApplicationScoped
class PasswordChallenge implements Challenge {
    private final SessionUsers sessionUsers;
    private final PasswordFactor password;

    PasswordChallenge(SessionUsers sessionUsers, PasswordFactor password) {
        this.sessionUsers = sessionUsers;
        this.password = password;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        return ChoiceSessions.open(attempt, sessions, name());
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return sessionUsers.find(attempt, session).chain(user -> password.prove(attempt, session.progress()));
    }
}
