package dev.cognate.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked.
 *
 * @param action for example {@code s3:getobject}; kept in small letters, since case does not matter
 * @param resource an ARN, or {@code *} for actions on nothing in particular
 * @param context the condition keys
 */
public record AccessRequest(String action, String resource, RequestContext context) {
    public AccessRequest {
        action = action.toLowerCase(Locale.ROOT);
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(context, "context");
    }

    /** This request with more condition keys. */
    public AccessRequest with(Map<String, List<String>> keys) {
        return new AccessRequest(action, resource, context.withAll(keys));
    }
}
