package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ChallengeNameType;
import java.util.List;
import java.util.Map;

/**
 * What a call to sign in is answered with: a challenge, or tokens. The parts of the other are null.
 *
 * @param challengeName what is asked
 * @param parameters of what is asked
 * @param session goes on with it
 * @param available the challenges to choose from, if there is a choice
 * @param result the tokens
 */
record SignInAnswer(
        ChallengeNameType challengeName,
        Map<String, String> parameters,
        String session,
        List<ChallengeNameType> available,
        AuthenticationResultType result) {

    static SignInAnswer asking(SignInOutcome.Asks asks, String session) {
        List<ChallengeNameType> available = asks.available().isEmpty() ? null : asks.available();
        return new SignInAnswer(asks.name(), asks.parameters(), session, available, null);
    }

    static SignInAnswer signedIn(AuthenticationResultType result) {
        return new SignInAnswer(null, null, null, null, result);
    }

    /** {@link #available} as the answers to challenges spell it. */
    List<String> availableNames() {
        return available == null
                ? null
                : available.stream().map(ChallengeNameType::value).toList();
    }

    @Override
    public String toString() {
        return "SignInAnswer[challengeName=" + challengeName + "]";
    }
}
