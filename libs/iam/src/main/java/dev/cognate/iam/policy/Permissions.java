package dev.cognate.iam.policy;

import java.util.List;
import java.util.Optional;

/**
 * All policies that limit somebody. An explicit deny in any of them wins; otherwise each kind there is has to allow the
 * request.
 *
 * @param identity what is attached to them and, for users, to their groups
 * @param boundary the permissions boundary, if they have one
 * @param session session policies, if the session was given any; empty for none
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS's guide: policy
 *     evaluation logic</a>
 */
public record Permissions(
        List<PolicyDocument> identity, Optional<PolicyDocument> boundary, List<PolicyDocument> session) {
    public Permissions {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    /** These, of a session that further documents limit. */
    public Permissions limitedTo(List<PolicyDocument> documents) {
        return new Permissions(identity, boundary, documents);
    }

    /** Decides a request. */
    public Decision decide(AccessRequest request) {
        Decision byIdentity = together(identity, request);
        Decision byBoundary = boundary.map(document -> document.decide(request)).orElse(byIdentity);
        Decision bySession = session.isEmpty() ? byIdentity : together(session, request);
        for (Decision decision : List.of(byIdentity, byBoundary, bySession)) {
            if (decision.isDenied()) {
                return decision;
            }
        }
        boolean allowed = byIdentity.isAllowed() && byBoundary.isAllowed() && bySession.isAllowed();
        return allowed ? byIdentity : Decision.IMPLICIT_DENY;
    }

    /** Documents of one kind add up. */
    private static Decision together(List<PolicyDocument> documents, AccessRequest request) {
        Decision soFar = Decision.IMPLICIT_DENY;
        for (PolicyDocument document : documents) {
            Decision decision = document.decide(request);
            if (decision.isDenied()) {
                return decision;
            }
            soFar = soFar.isAllowed() ? soFar : decision;
        }
        return soFar;
    }
}
