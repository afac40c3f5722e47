package dev.cognate.identitypool.sts;

import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Caller;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.PolicyDocument;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.iam.policy.RequestContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a role's trust policy says about taking it on.
 *
 * @param role whose
 * @param document the policy
 * @param context condition keys of the request
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">AWS's guide: passing session tags</a>
 */
record RoleTrust(IamRole role, PolicyDocument document, RequestContext context) {

    static RoleTrust of(IamRole role, Map<String, List<String>> context) {
        Map<String, List<String>> keys = new HashMap<>(context);
        keys.putAll(resourceKeys(role));
        return new RoleTrust(
                role, PolicyReader.read(role.arn(), PolicyKind.TRUST, role.trustPolicy()), RequestContext.of(keys));
    }

    /** Condition keys of the role's own tags. */
    static Map<String, List<String>> resourceKeys(IamRole role) {
        Map<String, List<String>> keys = new HashMap<>();
        role.tags().forEach((key, value) -> keys.put("aws:ResourceTag/" + key, List.of(value)));
        return keys;
    }

    /** Condition keys of tags that are to be tags of a session. */
    static Map<String, List<String>> tagKeys(Map<String, String> tags, Set<String> transitive) {
        Map<String, List<String>> keys = new HashMap<>();
        if (!tags.isEmpty()) {
            tags.forEach((key, value) -> keys.put("aws:RequestTag/" + key, List.of(value)));
            keys.put("aws:TagKeys", List.copyOf(tags.keySet()));
            keys.put("sts:TransitiveTagKeys", List.copyOf(transitive));
        }
        return keys;
    }

    Decision decide(String action, Caller caller) {
        return document.decide(caller, new AccessRequest("sts:" + action, role.arn(), context));
    }

    /** Whether somebody may take the role on and, where there are tags, bring them. */
    boolean allows(String action, Caller caller, boolean withTags) {
        return decide(action, caller).isAllowed()
                && (!withTags || decide("TagSession", caller).isAllowed());
    }
}
