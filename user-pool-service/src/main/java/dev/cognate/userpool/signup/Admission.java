package dev.cognate.userpool.signup;

import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.trigger.PreSignUpTrigger;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * A user the pool's function has let in.
 *
 * @param user as it is created
 * @param takesAliases aliases the function verified are taken from users who have them
 */
record Admission(NewUser user, boolean takesAliases) {

    /** Throws {@link InvalidLambdaResponseException} when the function verifies an address the user does not have. */
    static Admission of(NewUser wanted, PreSignUpTrigger.Verdict verdict) {
        Map<String, String> attributes = new HashMap<>(wanted.attributes());
        if (verdict.verifyEmail()) {
            verify(attributes, Destination.EMAIL);
        }
        if (verdict.verifyPhone()) {
            verify(attributes, Destination.PHONE);
        }
        UserStatus status = verdict.confirm() ? UserStatus.CONFIRMED : wanted.status();
        return new Admission(
                new NewUser(wanted.sub(), wanted.username(), status, attributes),
                verdict.verifyEmail() || verdict.verifyPhone());
    }

    private static void verify(Map<String, String> attributes, String address) {
        if (!attributes.containsKey(address)) {
            throw new InvalidLambdaResponseException("User has no " + address + " to verify");
        }
        attributes.put(address + "_verified", "true");
    }
}
