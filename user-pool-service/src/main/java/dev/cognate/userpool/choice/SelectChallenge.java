package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.passkey.PasskeyChallenge;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SELECT_CHALLENGE: the user names a challenge in ANSWER. A password, an SRP_A or the answer of a passkey may come along,
 * which spares a call.
 */
@ApplicationScoped
class SelectChallenge implements Challenge {
    private static final String OFFERED = "offered";
    private static final String SEPARATOR = ",";
    private static final Set<ChallengeNameType> PASSWORDS =
            Set.of(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);

    private final SessionUsers sessionUsers;
    private final ChosenFactor chosen;
    private final PasskeyChallenge passkey;

    SelectChallenge(SessionUsers sessionUsers, ChosenFactor chosen, PasskeyChallenge passkey) {
        this.sessionUsers = sessionUsers;
        this.chosen = chosen;
        this.passkey = passkey;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SELECT_CHALLENGE;
    }

    /** Offers challenges; where a passkey is among them, with all a client needs to use it at once. */
    Uni<SignInOutcome.Asks> ask(Attempt attempt, Choices choices, Progress progress) {
        SignInOutcome.Asks asks = SignInOutcome.Asks.of(name(), choices.user(), progress, Map.of())
                .remembering(Map.of(OFFERED, join(choices.challenges())))
                .offering(choices.challenges());
        if (!choices.challenges().contains(ChallengeNameType.WEB_AUTHN)) {
            return Uni.createFrom().item(asks);
        }
        return passkey.ask(attempt, choices.user(), progress).map(withPasskey -> {
            Map<String, String> memo = new HashMap<>(withPasskey.memo());
            memo.putAll(asks.memo());
            return asks.withParameters(withPasskey.parameters()).remembering(memo);
        });
    }

    /** One code is sent for a choice, and a signature is judged once, as where WEB_AUTHN itself asks for it. */
    @Override
    public boolean isSingleAttempt(Attempt attempt, SignInSession session) {
        return attempt.find("ANSWER")
                .map(ChallengeNameType::of)
                .filter(answer -> !PASSWORDS.contains(answer))
                .filter(answer -> isOffered(session, answer))
                .isPresent();
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        ChallengeNameType answer = requireOffered(session, ChallengeNameType.of(attempt.require("ANSWER")));
        if (answer.equals(ChallengeNameType.WEB_AUTHN)
                && attempt.find(PasskeyChallenge.CREDENTIAL).isPresent()) {
            return passkey.answer(attempt, session);
        }
        return sessionUsers
                .find(attempt, session)
                .chain(user -> chosen.begin(attempt, answer, user, session.progress()));
    }

    /** Throws {@link InvalidParameterException} for a challenge that was not offered with the session. */
    static ChallengeNameType requireOffered(SignInSession session, ChallengeNameType answer) {
        if (!isOffered(session, answer)) {
            throw new InvalidParameterException("The selected challenge is not available for the user.");
        }
        return answer;
    }

    private static boolean isOffered(SignInSession session, ChallengeNameType challenge) {
        return Stream.of(session.memo().get(OFFERED).split(SEPARATOR)).anyMatch(challenge.value()::equals);
    }

    private static String join(List<ChallengeNameType> challenges) {
        return challenges.stream().map(ChallengeNameType::value).collect(Collectors.joining(SEPARATOR));
    }
}
