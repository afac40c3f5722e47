package dev.cognate.iam.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The condition keys of a request. Their names are the same in capital and small letters.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS's guide: global
 *     condition context keys</a>
 */
public final class RequestContext {
    /** A request nothing is known of. */
    public static final RequestContext EMPTY = new RequestContext(Map.of(), Set.of());

    private final Map<String, List<String>> values;
    private final Set<String> unknown;

    private RequestContext(Map<String, List<String>> values, Set<String> unknown) {
        this.values = values;
        this.unknown = unknown;
    }

    /** A context of these keys and values. */
    public static RequestContext of(Map<String, List<String>> values) {
        Map<String, List<String>> folded = new HashMap<>();
        values.forEach((key, list) -> folded.put(folded(key), List.copyOf(list)));
        return new RequestContext(folded, Set.of());
    }

    /** This context with one key set anew. */
    public RequestContext with(String key, String... newValues) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(folded(key), List.copyOf(Arrays.asList(newValues)));
        return new RequestContext(more, unknown);
    }

    /** This context with keys set anew. */
    public RequestContext withAll(Map<String, List<String>> newValues) {
        Map<String, List<String>> more = new HashMap<>(values);
        newValues.forEach((key, list) -> more.put(folded(key), List.copyOf(list)));
        return new RequestContext(more, unknown);
    }

    /**
     * This context without knowledge of keys: whether the request has them, and with which values, cannot be found out. What
     * would allow a request on a condition on such a key does not, and what would deny it does.
     *
     * @param prefixes what the names of those keys begin with; a key that has values here is known all the same
     */
    public RequestContext withUnknown(Collection<String> prefixes) {
        Set<String> more = new HashSet<>(unknown);
        prefixes.forEach(prefix -> more.add(folded(prefix)));
        return new RequestContext(values, more);
    }

    /** Whether nobody can tell what a key, given in small letters, is. */
    boolean isUnknown(String foldedKey) {
        return !values.containsKey(foldedKey) && unknown.stream().anyMatch(foldedKey::startsWith);
    }

    /** The values of a key, given in small letters; none when the request does not have it. */
    List<String> get(String foldedKey) {
        return values.getOrDefault(foldedKey, List.of());
    }

    static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "RequestContext" + values.keySet();
    }
}
