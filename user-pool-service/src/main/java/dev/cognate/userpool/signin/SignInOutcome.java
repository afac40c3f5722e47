package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a step of a sign-in leads to. Tokens are not among it: only the engine gives them, for {@link Shown}, and only
 * after every {@link Requirement} has said that nothing more is asked.
 */
public sealed interface SignInOutcome {

    /**
     * Something is asked of the user.
     *
     * @param id the id of its Session
     * @param name the challenge
     * @param user empty when there is none, and the challenge cannot be met
     * @param progress what was shown so far
     * @param parameters the ChallengeParameters of the answer
     * @param memo what the challenge needs to judge the answer; sealed into the Session
     * @param available the AvailableChallenges of the answer, if any
     */
    record Asks(
            UUID id,
            ChallengeNameType name,
            Optional<User> user,
            Progress progress,
            Map<String, String> parameters,
            Map<String, String> memo,
            List<ChallengeNameType> available)
            implements SignInOutcome {

        /** Asks a user who is known. */
        public static Asks of(ChallengeNameType name, User user, Progress progress, Map<String, String> parameters) {
            return of(name, Optional.of(user), progress, parameters);
        }

        /** Asks whoever it is. */
        public static Asks of(
                ChallengeNameType name, Optional<User> user, Progress progress, Map<String, String> parameters) {
            return new Asks(UUID.randomUUID(), name, user, progress, parameters, Map.of(), List.of());
        }

        /** With what the challenge needs to judge the answer. */
        public Asks remembering(Map<String, String> newMemo) {
            return new Asks(id, name, user, progress, parameters, newMemo, available);
        }

        /** With other ChallengeParameters. */
        public Asks withParameters(Map<String, String> newParameters) {
            return new Asks(id, name, user, progress, newParameters, memo, available);
        }

        /** With challenges to choose from. */
        public Asks offering(List<ChallengeNameType> choice) {
            return new Asks(id, name, user, progress, parameters, memo, choice);
        }

        @Override
        public String toString() {
            return "Asks[name=" + name + "]";
        }
    }

    /**
     * What was asked is met.
     *
     * @param user who met it, as stored now
     * @param progress with the factor that was shown
     */
    record Shown(User user, Progress progress) implements SignInOutcome {}
}
