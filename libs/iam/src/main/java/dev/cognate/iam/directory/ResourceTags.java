package dev.cognate.iam.directory;

import dev.cognate.iam.policy.AccessRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of what a request is about. Of users, roles and managed policies the directory knows them; what others are tagged
 * with nobody here can tell, so that a condition on it allows nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag">AWS's
 *     guide: aws:ResourceTag</a>
 */
final class ResourceTags {
    private static final String KEY = "aws:ResourceTag/";
    private static final String KEY_OF_IAM = "iam:ResourceTag/";
    private static final String IAM = "arn:aws:iam::";
    private static final String NOTHING_IN_PARTICULAR = "*";

    private ResourceTags() {}

    /** The request, with what is known of them. */
    static AccessRequest added(AccessRequest request, IamDirectory directory) {
        if (request.resource().equals(NOTHING_IN_PARTICULAR)) {
            return request;
        }
        return tags(request.resource(), directory)
                .map(tags -> request.with(keys(tags)))
                .orElseGet(() -> new AccessRequest(
                        request.action(), request.resource(), request.context().withUnknown(List.of(KEY))));
    }

    private static Map<String, List<String>> keys(Map<String, String> tags) {
        Map<String, List<String>> keys = new HashMap<>();
        tags.forEach((key, value) -> {
            keys.put(KEY + key, List.of(value));
            keys.put(KEY_OF_IAM + key, List.of(value));
        });
        return keys;
    }

    /** Empty when nobody can tell; no tags of what is not there (yet). */
    private static Optional<Map<String, String>> tags(String arn, IamDirectory directory) {
        int kindStart = arn.startsWith(IAM) ? arn.indexOf(':', IAM.length()) + 1 : 0;
        int kindEnd = arn.indexOf('/', kindStart);
        if (kindStart == 0 || kindEnd < 0) {
            return Optional.empty();
        }
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return switch (arn.substring(kindStart, kindEnd)) {
            case "user" -> Optional.of(of(directory.user(name), arn));
            case "role" -> Optional.of(of(directory.role(name), arn));
            case "policy" -> Optional.of(of(directory.policy(arn), arn));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> of(Optional<? extends IamEntity> found, String arn) {
        return found.filter(entity -> entity.arn().equals(arn))
                .map(IamEntity::tags)
                .orElse(Map.of());
    }
}
