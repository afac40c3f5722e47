package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ChallengeNameType;
import java.util.Map;

/** What a call to sign in is answered with. */
sealed interface SignInStep {

    /** Something is asked of the user. */
    record Challenged(ChallengeNameType name, Map<String, String> parameters, String session) implements SignInStep {
        @Override
        public String toString() {
            return "Challenged[name=" + name + "]";
        }
    }

    /** The user is in. */
    record SignedIn(AuthenticationResultType result) implements SignInStep {
        @Override
        public String toString() {
            return "SignedIn[]";
        }
    }
}
