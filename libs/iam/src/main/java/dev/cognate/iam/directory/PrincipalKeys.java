package dev.cognate.iam.directory;

import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys a caller brings.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS's guide: global
 *     condition context keys</a>
 */
final class PrincipalKeys {
    private PrincipalKeys() {}

    /**
     * The keys of a caller.
     *
     * @param tags of the user or role; tags of the session stand above them
     */
    static Map<String, List<String>> of(Principal caller, Map<String, String> tags) {
        Map<String, List<String>> keys = new HashMap<>();
        tags.forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, List.of(value)));
        caller.session().ifPresent(session -> addSession(keys, session));
        keys.put("aws:userid", List.of(caller.userId()));
        keys.put("aws:PrincipalAccount", List.of(caller.accountId()));
        keys.put("aws:PrincipalArn", List.of(caller.arn()));
        switch (caller) {
            case Principal.User user -> {
                keys.put("aws:username", List.of(user.name()));
                keys.put("aws:PrincipalType", List.of("User"));
            }
            case Principal.AssumedRole role -> {
                keys.put("aws:PrincipalArn", List.of(role.roleArn()));
                keys.put("aws:PrincipalType", List.of("AssumedRole"));
            }
            case Principal.FederatedUser federated -> keys.put("aws:PrincipalType", List.of("FederatedUser"));
            case Principal.Root root -> keys.put("aws:PrincipalType", List.of("Account"));
            case Principal.Anonymous nobody -> keys.put("aws:PrincipalType", List.of("Anonymous"));
        }
        return keys;
    }

    private static void addSession(Map<String, List<String>> keys, Session session) {
        keys.putAll(session.claims());
        session.tags().forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, List.of(value)));
        keys.put("aws:TokenIssueTime", List.of(session.issuedAt().toString()));
        keys.put("aws:MultiFactorAuthPresent", List.of("false"));
        session.sourceIdentity().ifPresent(identity -> keys.put("aws:SourceIdentity", List.of(identity)));
    }
}
