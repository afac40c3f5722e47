package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.iam.ContextEntry;
import dev.cognate.contract.iam.EvaluationResult;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.PermissionsBoundaryDecisionDetail;
import dev.cognate.contract.iam.PolicyEvaluationDecisionType;
import dev.cognate.contract.iam.PolicySourceType;
import dev.cognate.contract.iam.Statement;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Caller;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.MalformedPolicyException;
import dev.cognate.iam.policy.Permissions;
import dev.cognate.iam.policy.PolicyDocument;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.iam.policy.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What policies would say.
 *
 * @param identity what is attached to the caller
 * @param boundary what bounds the caller
 * @param resource what is attached to the resource
 * @param caller whom the resource's policy is to be about
 * @param context condition keys
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html">AWS's guide: the IAM
 *     policy simulator</a>
 */
record Simulation(
        List<PolicyDocument> identity,
        List<PolicyDocument> boundary,
        Optional<PolicyDocument> resource,
        Optional<String> caller,
        RequestContext context) {
    private static final String ANY = "*";

    /** Documents of a request; fails with {@link InvalidInputException} when one cannot be read. */
    static List<PolicyDocument> read(String list, PolicyKind kind, List<String> documents) {
        List<PolicyDocument> read = new ArrayList<>();
        for (String document : documents == null ? List.<String>of() : documents) {
            try {
                read.add(PolicyReader.read(list + "." + (read.size() + 1), kind, document));
            } catch (MalformedPolicyException e) {
                throw new InvalidInputException(e.getMessage());
            }
        }
        return read;
    }

    /** The condition keys of a request. */
    static RequestContext context(List<ContextEntry> entries) {
        Map<String, List<String>> keys = new HashMap<>();
        for (ContextEntry entry : entries == null ? List.<ContextEntry>of() : entries) {
            List<String> values = entry.contextKeyValues() == null ? List.of() : entry.contextKeyValues();
            keys.put(entry.contextKeyName(), values);
        }
        return RequestContext.of(keys);
    }

    /** Asks for each action on each resource. */
    List<EvaluationResult> results(List<String> actions, List<String> resources) {
        List<String> all = resources == null || resources.isEmpty() ? List.of(ANY) : resources;
        return actions.stream()
                .flatMap(action -> all.stream().map(name -> result(action, name)))
                .toList();
    }

    private EvaluationResult result(String action, String name) {
        Decision decision = decide(new AccessRequest(action, name, context));
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(name)
                .evalDecision(PolicyEvaluationDecisionType.of(
                        switch (decision.outcome()) {
                            case ALLOWED -> "allowed";
                            case EXPLICIT_DENY -> "explicitDeny";
                            case IMPLICIT_DENY -> "implicitDeny";
                        }))
                .matchedStatements(
                        decision.source().stream().map(Simulation::matched).toList())
                .missingContextValues(List.of())
                .permissionsBoundaryDecisionDetail(boundaryDetail(action, name))
                .build();
    }

    /** Policies of a caller and of a resource in one account add up; a deny in either wins. */
    private Decision decide(AccessRequest request) {
        Decision ofCaller = new Permissions(identity, boundary.stream().findFirst(), List.of()).decide(request);
        Decision ofResource =
                resource.map(document -> document.decide(asCaller(), request)).orElse(Decision.IMPLICIT_DENY);
        if (ofCaller.isDenied() || ofResource.equals(Decision.IMPLICIT_DENY)) {
            return ofCaller;
        }
        return ofResource;
    }

    private Caller asCaller() {
        return new Caller("AWS", caller.map(Set::of).orElse(Set.of()));
    }

    private PermissionsBoundaryDecisionDetail boundaryDetail(String action, String name) {
        return boundary.isEmpty()
                ? null
                : PermissionsBoundaryDecisionDetail.builder()
                        .allowedByPermissionsBoundary(boundary.getFirst()
                                .decide(new AccessRequest(action, name, context))
                                .isAllowed())
                        .build();
    }

    private static Statement matched(Decision.Source source) {
        return Statement.builder()
                .sourcePolicyId(source.policy())
                .sourcePolicyType(PolicySourceType.of("IAM Policy"))
                .build();
    }
}
