package dev.cognate.identitypool.sts;

import dev.cognate.contract.sts.PolicyDescriptorType;
import dev.cognate.contract.sts.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Tags of requests that are to be tags of a session.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">AWS's guide: passing session tags</a>
 */
final class SessionTags {
    private SessionTags() {}

    /** Fails when there are two of one key; keys that differ by case alone are one. */
    static Map<String, String> of(List<Tag> tags) {
        Map<String, String> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Tag tag : tags == null ? List.<Tag>of() : tags) {
            if (read.put(tag.key(), tag.value()) != null) {
                throw StsFault.validation("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return Map.copyOf(read);
    }

    /** The ARNs of a list. */
    static List<String> arns(List<PolicyDescriptorType> policies) {
        return policies == null
                ? List.of()
                : policies.stream()
                        .map(PolicyDescriptorType::arn)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** A document, if there is one. */
    static List<String> documents(String policy) {
        return policy == null ? List.of() : List.of(policy);
    }
}
