package dev.cognate.identitypool.sts;

import dev.cognate.iam.directory.IamPolicy;
import dev.cognate.iam.policy.MalformedPolicyException;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Policies that limit a session: they only ever take away.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session">AWS's guide: session
 *     policies</a>
 */
@ApplicationScoped
class SessionPolicies {
    private static final int LIMIT = 2048;
    private static final int MOST_ARNS = 10;
    private static final int PERCENT = 100;

    private final Entities entities;

    SessionPolicies(Entities entities) {
        this.entities = entities;
    }

    /**
     * Looks at the policies of a session.
     *
     * @return the percentage of the room for policies they take, or null for none
     */
    Uni<Integer> require(List<String> documents, List<String> arns) {
        return Uni.createFrom().deferred(() -> lookedAt(documents, arns));
    }

    private Uni<Integer> lookedAt(List<String> documents, List<String> arns) {
        int length = documents.stream().mapToInt(String::length).sum();
        if (length > LIMIT || arns.size() > MOST_ARNS) {
            throw new RoleRefusedException(
                    RoleRefusedException.Reason.POLICY_TOO_LARGE,
                    "Packed policy consumes " + length * PERCENT / LIMIT
                            + "% of allotted space, please use smaller policy.");
        }
        documents.forEach(SessionPolicies::requireReadable);
        Integer size = documents.isEmpty() && arns.isEmpty() ? null : Math.max(1, length * PERCENT / LIMIT);
        return Multi.createFrom()
                .iterable(arns)
                .onItem()
                .transformToUniAndConcatenate(this::requirePolicy)
                .collect()
                .asList()
                .map(all -> size);
    }

    private static void requireReadable(String document) {
        try {
            PolicyReader.read("session", PolicyKind.IDENTITY, document);
        } catch (MalformedPolicyException e) {
            throw new RoleRefusedException(RoleRefusedException.Reason.MALFORMED_POLICY, e.getMessage());
        }
    }

    private Uni<String> requirePolicy(String arn) {
        return entities.find(IamPolicy.class, Arns.nameOf(arn))
                .map(found -> found.filter(policy -> policy.arn().equals(arn))
                        .map(IamPolicy::arn)
                        .orElseThrow(() -> new RoleRefusedException(
                                RoleRefusedException.Reason.NO_SUCH_POLICY, "The policy " + arn + " does not exist.")));
    }
}
