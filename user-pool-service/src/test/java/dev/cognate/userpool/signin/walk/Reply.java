package dev.cognate.userpool.signin.walk;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** What the service said. */
sealed interface Reply {

    record SignedIn(AuthenticationResultType tokens) implements Reply {
        /** Whom they are for. */
        String username() {
            try {
                return SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("username");
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return "tokens";
        }
    }

    record Asked(
            ChallengeNameType challenge,
            String session,
            Map<String, String> parameters,
            List<ChallengeNameType> available)
            implements Reply {
        @Override
        public String toString() {
            return "asked for " + challenge;
        }
    }

    record Refused(String error) implements Reply {}

    static Reply begun(Supplier<InitiateAuthResponse> call) {
        return caught(() -> {
            InitiateAuthResponse answer = call.get();
            return answer.authenticationResult() == null
                    ? new Asked(
                            answer.challengeName(),
                            answer.session(),
                            answer.challengeParameters(),
                            answer.availableChallenges())
                    : new SignedIn(answer.authenticationResult());
        });
    }

    static Reply answered(Supplier<RespondToAuthChallengeResponse> call) {
        return caught(() -> {
            RespondToAuthChallengeResponse answer = call.get();
            return answer.authenticationResult() == null
                    ? new Asked(answer.challengeName(), answer.session(), answer.challengeParameters(), List.of())
                    : new SignedIn(answer.authenticationResult());
        });
    }

    /** Faults of the service are none of its answers. */
    private static Reply caught(Supplier<Reply> call) {
        try {
            return call.get();
        } catch (CognitoIdentityProviderException refusal) {
            if (refusal.statusCode() >= 500) {
                throw new AssertionError("the service failed", refusal);
            }
            return new Refused(refusal.awsErrorDetails().errorCode() + ": "
                    + refusal.awsErrorDetails().errorMessage());
        }
    }
}
