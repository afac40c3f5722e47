package dev.cognate.iam.policy;

import java.util.Map;
import java.util.Set;

/**
 * Whom a statement of a trust or resource policy is about.
 *
 * @param anyone {@code "*"}
 * @param named what is listed, by kind: {@code AWS}, {@code Federated}, {@code Service}, {@code CanonicalUser}
 * @param negated whether it is NotPrincipal: everybody else
 */
record PrincipalElement(boolean anyone, Map<String, Set<String>> named, boolean negated) {
    private static final String ALL = "*";

    /** Whether a statement is about somebody. */
    boolean includes(Caller caller) {
        return negated != isListed(caller);
    }

    private boolean isListed(Caller caller) {
        Set<String> listed = named.getOrDefault(caller.kind(), Set.of());
        return anyone || listed.contains(ALL) || caller.names().stream().anyMatch(listed::contains);
    }
}
