package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Sessions of challenges that may also be answered straight after SELECT_CHALLENGE. */
final class ChoiceSessions {
    private ChoiceSessions() {}

    /** The Session of a call, given for {@code challenge} or for a choice that offers it. */
    static Uni<SignInSession> open(Attempt attempt, SignInSessions sessions, ChallengeNameType challenge) {
        SignInSession session = sessions.open(
                attempt.target(), attempt.requireSession(), Set.of(challenge, ChallengeNameType.SELECT_CHALLENGE));
        if (session.challenge().equals(ChallengeNameType.SELECT_CHALLENGE)) {
            SelectChallenge.requireOffered(session, challenge);
        }
        return Uni.createFrom().item(session);
    }
}
