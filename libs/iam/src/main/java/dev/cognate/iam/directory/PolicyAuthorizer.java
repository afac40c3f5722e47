package dev.cognate.iam.directory;

import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.MalformedPolicyException;
import dev.cognate.iam.policy.Permissions;
import dev.cognate.iam.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides by the policies of the directory and of the caller's session. What it does not know grants nothing: a role that is
 * gone, or was made again since, a policy that cannot be read.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS's guide: policy
 *     evaluation logic</a>
 */
public final class PolicyAuthorizer implements Authorizer {
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    private final IamDirectory directory;
    private final CompiledPolicies compiled = new CompiledPolicies();

    /** Decides by a directory. */
    public PolicyAuthorizer(IamDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Decision decide(Principal caller, AccessRequest request) {
        if (caller instanceof Principal.Root) {
            return Decision.ALLOWED;
        }
        if (!isOpenToSessions(caller, request.action())) {
            return Decision.IMPLICIT_DENY;
        }
        try {
            return permissions(caller)
                    .map(permissions -> permissions.decide(
                            ResourceTags.added(request, directory).with(keys(caller))))
                    .orElse(Decision.IMPLICIT_DENY);
        } catch (MalformedPolicyException unreadable) {
            return Decision.IMPLICIT_DENY;
        }
    }

    /** The condition keys a caller brings. */
    public Map<String, List<String>> keys(Principal caller) {
        return PrincipalKeys.of(caller, tags(caller));
    }

    /**
     * Credentials of GetSessionToken, without MFA, and of GetFederationToken call neither IAM nor, but for two operations, STS,
     * whatever policies say (AWS's guide, "Compare AWS STS credentials").
     */
    private static boolean isOpenToSessions(Principal caller, String action) {
        boolean isRestricted = caller instanceof Principal.FederatedUser
                || (caller instanceof Principal.User user && user.session().isPresent());
        boolean isRestrictedApi = action.startsWith("iam:") || action.startsWith("sts:");
        return !isRestricted || !isRestrictedApi || action.equals("sts:assumerole");
    }

    private Optional<Permissions> permissions(Principal caller) {
        return switch (caller) {
            case Principal.Root root ->
                Optional.of(
                        new Permissions(List.of(compiled.identity("root", EVERYTHING)), Optional.empty(), List.of()));
            case Principal.User user -> user(user).map(found -> of(found, user.session()));
            case Principal.AssumedRole role -> role(role).map(found -> of(found, role.session()));
            case Principal.FederatedUser federated ->
                Optional.of(federated.carried())
                        .filter(Session::isLimited)
                        .flatMap(session -> permissions(federated.grantor())
                                .map(grantors -> grantors.limitedTo(policies(session))));
            case Principal.Anonymous nobody -> Optional.empty();
        };
    }

    private Map<String, String> tags(Principal caller) {
        return switch (caller) {
            case Principal.User user -> user(user).map(IamUser::tags).orElse(Map.of());
            case Principal.AssumedRole role -> role(role).map(IamRole::tags).orElse(Map.of());
            default -> Map.of();
        };
    }

    private Optional<IamUser> user(Principal.User user) {
        return directory.user(user.name()).filter(found -> found.id().equals(user.id()));
    }

    private Optional<IamRole> role(Principal.AssumedRole role) {
        return directory.role(role.roleName()).filter(found -> found.id().equals(role.roleId()));
    }

    private Permissions of(PolicyHolder holder, Optional<Session> session) {
        List<PolicyDocument> identity = new ArrayList<>();
        holder.inlinePolicies().forEach((name, document) -> identity.add(compiled.identity(name, document)));
        managed(holder.attachedPolicies()).forEach(identity::add);
        Optional<PolicyDocument> boundary = Optional.ofNullable(holder.boundaryArn())
                .map(arn -> managed(List.of(arn)).getFirst());
        return new Permissions(identity, boundary, session.map(this::policies).orElse(List.of()));
    }

    private List<PolicyDocument> policies(Session session) {
        List<PolicyDocument> limits = new ArrayList<>(managed(session.policyArns()));
        session.policies().forEach(document -> limits.add(compiled.identity("session", document)));
        return limits;
    }

    /** One that is gone denies: it may have been the one that limits. */
    private List<PolicyDocument> managed(List<String> arns) {
        return arns.stream()
                .map(arn -> directory
                        .policy(arn)
                        .map(policy -> compiled.identity(arn, policy.document()))
                        .orElseGet(() -> compiled.identity(arn, NOTHING)))
                .toList();
    }
}
