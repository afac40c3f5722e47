package dev.cognate.userpool.user;

import dev.cognate.keyring.Sha256;
import java.util.Locale;
import java.util.Map;

/**
 * Attribute values in the form ListUsers compares: without case, and short enough for an index whatever the value is.
 * Values beyond {@value #MAX_LENGTH} characters keep their beginning and a digest.
 */
final class SearchKeys {
    static final int MAX_LENGTH = 192;
    private static final int KEPT = 128;

    /** Columns of {@code pool_user} by the attribute they make searchable. */
    static final Map<String, String> COLUMNS = Map.of(
            "email", "search_email",
            "phone_number", "search_phone",
            "name", "search_name",
            "given_name", "search_given_name",
            "family_name", "search_family_name",
            "preferred_username", "search_preferred");

    private SearchKeys() {}

    /** The key of a value; null stays null. */
    static String of(String value) {
        if (value == null) {
            return null;
        }
        String folded = value.toLowerCase(Locale.ROOT);
        if (folded.length() <= MAX_LENGTH) {
            return folded;
        }
        return folded.substring(0, KEPT) + Sha256.hex(folded);
    }

    /** What the keys of all values with this beginning begin with. */
    static String ofPrefix(String prefix) {
        String folded = prefix.toLowerCase(Locale.ROOT);
        return folded.length() <= KEPT ? folded : folded.substring(0, KEPT);
    }
}
