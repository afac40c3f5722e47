package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import io.smallrye.mutiny.Uni;

/** Judges the answers to one kind of challenge. */
public interface Challenge {

    /** Its name on the wire. */
    ChallengeNameType name();

    /**
     * Whether a wrong answer, too, uses the Session up. Otherwise the user may try again with it until it expires, and the
     * challenge counts failures itself.
     */
    default boolean isSingleAttempt() {
        return false;
    }

    /**
     * Whether this one answer uses the Session up before anything is done with it: an answer that makes a message leave must
     * not do so each time it is replayed.
     */
    default boolean isSingleAttempt(Attempt attempt, SignInSession session) {
        return isSingleAttempt();
    }

    /**
     * Opens what the client sent to show which sign-in it goes on with.
     *
     * @return a session for this challenge and client, not expired; whether it was used before is not yet known
     */
    default Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        return Uni.createFrom().item(sessions.open(attempt, attempt.requireSession(), name()));
    }

    /**
     * Judges an answer.
     *
     * @return what it leads to, with the user read anew; fails with {@link RefusedSignIn} or an AWS error to refuse it
     */
    Uni<SignInOutcome> answer(Attempt attempt, SignInSession session);

    /**
     * Asks once more for what was asked, of people who wait for a message that does not come.
     *
     * @return what is asked in place of it; fails with {@link InvalidParameterException} where nothing was sent
     */
    default Uni<SignInOutcome> askAgain(Attempt attempt, SignInSession session) {
        return Uni.createFrom().failure(new InvalidParameterException("Nothing was sent that could be sent again."));
    }
}
