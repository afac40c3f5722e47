package dev.cognate.userpool.session;

import dev.cognate.contract.idp.InvalidParameterException;
import java.util.Set;

/**
 * The member RevokeAssociatedSessions. {@code LINKED} ends, beside a token session, the SSO session it came through, and
 * beside an SSO session the token sessions that came through it.
 */
public final class AssociatedSessions {
    private static final Set<String> VALUES = Set.of("NONE", "LINKED");

    private AssociatedSessions() {}

    /** Whether linked sessions are meant, too. */
    public static boolean linked(String value) {
        return "LINKED".equals(value);
    }

    /** Throws {@link InvalidParameterException} for an unknown value; null means the default. */
    public static void require(String value) {
        if (value != null && !VALUES.contains(value)) {
            throw new InvalidParameterException("RevokeAssociatedSessions must be NONE or LINKED.");
        }
    }
}
