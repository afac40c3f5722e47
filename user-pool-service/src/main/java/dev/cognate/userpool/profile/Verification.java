package dev.cognate.userpool.profile;

import dev.cognate.userpool.user.User;
import java.util.Optional;

/**
 * What a verification code for an attribute proves.
 *
 * @param value the address the code went to
 * @param replaces true when the address takes the place of the present one once it is verified
 */
record Verification(String value, boolean replaces) {
    private static final char REPLACES = 'R';
    private static final char CONFIRMS = 'C';

    /** As kept beside the code. */
    String encode() {
        return (replaces ? REPLACES : CONFIRMS) + value;
    }

    /** What {@link #encode()} gave. */
    static Verification decode(String text) {
        return new Verification(text.substring(1), text.charAt(0) == REPLACES);
    }

    /** The value that is verified now; empty when the user has another address by now. */
    Optional<String> verifiedValue(User user, String attribute) {
        return replaces ? Optional.of(value) : user.attribute(attribute).filter(value::equals);
    }

    @Override
    public String toString() {
        return "Verification[replaces=" + replaces + "]";
    }
}
