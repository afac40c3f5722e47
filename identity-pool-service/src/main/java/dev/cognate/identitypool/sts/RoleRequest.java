package dev.cognate.identitypool.sts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What role is wanted, and how.
 *
 * @param sessionName names the session in ARNs and logs
 * @param duration of the credentials; empty for an hour
 * @param policies documents that limit the session
 * @param policyArns managed policies that do so
 */
public record RoleRequest(
        String roleArn,
        String sessionName,
        Optional<Duration> duration,
        List<String> policies,
        List<String> policyArns) {
    public RoleRequest {
        policies = List.copyOf(policies);
        policyArns = List.copyOf(policyArns);
    }

    /** A session for an hour that nothing limits but the role. */
    public static RoleRequest of(String roleArn, String sessionName) {
        return new RoleRequest(roleArn, sessionName, Optional.empty(), List.of(), List.of());
    }

    /** Limited by a document. */
    public RoleRequest limitedTo(String policy) {
        return new RoleRequest(roleArn, sessionName, duration, List.of(policy), policyArns);
    }
}
