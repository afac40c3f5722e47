package dev.cognate.identitypool.iam;

import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags of what IAM knows. Keys that differ by case alone are one key.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">AWS's guide: tags for IAM resources</a>
 */
public final class Tags {
    private static final int MOST = 50;

    private Tags() {}

    /** Tags of a request; fails with {@link InvalidInputException} for two of one key. */
    public static Map<String, String> of(List<Tag> tags) {
        return tags == null ? Map.of() : added(Map.of(), tags);
    }

    /** These with others, which replace those of their keys. */
    public static Map<String, String> added(Map<String, String> present, List<Tag> tags) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(present);
        for (Tag tag : tags) {
            if (seen.put(tag.key(), tag.value()) != null) {
                throw new InvalidInputException(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw new InvalidInputException("Tag keys starting with 'aws:' are reserved for system use.");
            }
            all.put(tag.key(), tag.value());
        }
        if (all.size() > MOST) {
            throw new LimitExceededException("Cannot exceed quota for TagsPerResource: " + MOST);
        }
        return new LinkedHashMap<>(all);
    }

    /** These without some. */
    public static Map<String, String> removed(Map<String, String> present, List<String> keys) {
        Map<String, String> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        left.putAll(present);
        keys.forEach(left::remove);
        return new LinkedHashMap<>(left);
    }

    /** As answers list them, or null for none. */
    public static List<Tag> listedOrAbsent(Map<String, String> tags) {
        return tags.isEmpty() ? null : listed(tags);
    }

    /** As answers list them, in order of their keys. */
    public static List<Tag> listed(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER))
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
