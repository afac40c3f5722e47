package dev.cognate.userpool.code;

import java.time.Duration;

/**
 * What a code is good for. A user has at most one code for each purpose; a new one replaces it.
 *
 * @param name as stored
 * @param lifetime how long a code can be used
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">AWS's guide: code validity</a>
 */
public record CodePurpose(String name, Duration lifetime) {
    /** Confirms a sign-up: 24 hours. */
    public static final CodePurpose SIGN_UP = new CodePurpose("SIGN_UP", Duration.ofHours(24));

    /** Allows to choose a new password: 1 hour. */
    public static final CodePurpose FORGOT_PASSWORD = new CodePurpose("FORGOT_PASSWORD", Duration.ofHours(1));

    /** Verifies an attribute of the user: 24 hours. */
    public static CodePurpose verify(String attribute) {
        return new CodePurpose("VERIFY:" + attribute, Duration.ofHours(24));
    }
}
