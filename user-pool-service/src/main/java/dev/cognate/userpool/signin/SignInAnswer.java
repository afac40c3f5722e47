package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.token.Authentication;
import java.util.List;
import java.util.Map;

/**
 * What a call to sign in is answered with: a challenge, or tokens, or on our own pages what was shown. The parts of the others are null.
 *
 * @param challengeName what is asked
 * @param parameters of what is asked
 * @param session goes on with it
 * @param available the challenges to choose from, if there is a choice
 * @param result the tokens
 * @param authentication what was shown
 */
record SignInAnswer(
        ChallengeNameType challengeName,
        Map<String, String> parameters,
        String session,
        List<ChallengeNameType> available,
        AuthenticationResultType result,
        Authentication authentication) {

    static SignInAnswer asking(SignInOutcome.Asks asks, String session) {
        List<ChallengeNameType> available = asks.available().isEmpty() ? null : asks.available();
        return new SignInAnswer(asks.name(), asks.parameters(), session, available, null, null);
    }

    static SignInAnswer signedIn(AuthenticationResultType result) {
        return new SignInAnswer(null, null, null, null, result, null);
    }

    static SignInAnswer shown(Authentication authentication) {
        return new SignInAnswer(null, null, null, null, null, authentication);
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
