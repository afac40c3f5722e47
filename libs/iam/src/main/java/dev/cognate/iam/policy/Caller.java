package dev.cognate.iam.policy;

import java.util.Set;

/**
 * Somebody as the Principal element of a policy names them.
 *
 * @param kind {@code AWS}, {@code Federated}, {@code Service} or {@code CanonicalUser}
 * @param names every name that stands for them: of a role's session the session's ARN, the role's, the account's root and
 *     the account id
 */
public record Caller(String kind, Set<String> names) {
    public Caller {
        names = Set.copyOf(names);
    }
}
