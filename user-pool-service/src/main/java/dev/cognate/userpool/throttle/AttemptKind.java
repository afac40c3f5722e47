package dev.cognate.userpool.throttle;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is limited for one user of a pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">AWS's guide: requests per user and
 *     hour</a>
 */
public enum AttemptKind {
    /** Wrong passwords: locked for a second after the fifth, twice as long after each more. */
    PASSWORD(0),
    /** Wrong second factors: the same back-off, apart from passwords. */
    MFA(0),
    CHANGE_PASSWORD(10),
    FORGOT_PASSWORD(5),
    FORGOT_USERNAME(5),
    CONFIRM_FORGOT_PASSWORD(15),
    RESEND_CODE(5),
    CONFIRM_SIGN_UP(15),
    ATTRIBUTE_CODE(5),
    VERIFY_ATTRIBUTE(15),
    /** Messages with a code to sign in, by every way together. */
    SIGN_IN_CODE(30);

    private final int perHour;

    AttemptKind(int perHour) {
        this.perHour = perHour;
    }

    /** The kinds that lock out. */
    static List<String> withBackOff() {
        return Stream.of(values())
                .filter(kind -> kind.perHour == 0)
                .map(AttemptKind::name)
                .toList();
    }

    /** How many an hour sees; 0 for kinds with back-off instead. */
    int perHour() {
        return perHour;
    }
}
