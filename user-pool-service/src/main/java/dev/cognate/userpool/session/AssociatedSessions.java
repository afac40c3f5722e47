package dev.cognate.userpool.session;

import dev.cognate.contract.idp.InvalidParameterException;
import java.util.Set;

/**
 * The member RevokeAssociatedSessions. {@code LINKED} asks for the SSO session too that a token session came through; as
 * long as no session comes through one, it asks for nothing more than {@code NONE}.
 */
public final class AssociatedSessions {
    private static final Set<String> VALUES = Set.of("NONE", "LINKED");

    private AssociatedSessions() {}

    /** Throws {@link InvalidParameterException} for an unknown value; null means the default. */
    public static void require(String value) {
        if (value != null && !VALUES.contains(value)) {
            throw new InvalidParameterException("RevokeAssociatedSessions must be NONE or LINKED.");
        }
    }
}
