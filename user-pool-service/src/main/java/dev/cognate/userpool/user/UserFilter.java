package dev.cognate.userpool.user;

import dev.cognate.contract.idp.InvalidParameterException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A filter of ListUsers: {@code attribute = "value"} or {@code attribute ^= "beginning"} (developer guide, "Searching
 * for users with the ListUsers API").
 *
 * @param attribute what is compared
 * @param match how
 * @param value with what, without quotes and escapes
 */
record UserFilter(String attribute, Match match, String value) {
    static final String STATUS = "cognito:user_status";
    static final String ENABLED = "status";
    static final String SUB = "sub";
    static final String USERNAME = "username";
    private static final Set<String> SPECIAL = Set.of(USERNAME, STATUS, ENABLED, SUB);

    /** How a filter compares. */
    enum Match {
        EQUAL("="),
        BEGINS_WITH("^=");

        private final String sign;

        Match(String sign) {
            this.sign = sign;
        }
    }

    /**
     * Reads a filter; a blank one matches every user.
     *
     * @param text as the caller gave it, or null
     * @throws InvalidParameterException when it does not follow the grammar, or its attribute cannot be searched
     */
    static Optional<UserFilter> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        UserFilter filter = new UserFilterParser(text).parse();
        if (!SPECIAL.contains(filter.attribute) && !SearchKeys.COLUMNS.containsKey(filter.attribute)) {
            throw new InvalidParameterException("Invalid search attribute: " + filter.attribute);
        }
        return Optional.of(filter);
    }

    /** Decides on a user the index led to: keys of long values keep only their beginning. */
    boolean accepts(User user) {
        if (match == Match.EQUAL || !SearchKeys.COLUMNS.containsKey(attribute)) {
            return true;
        }
        return user.attribute(attribute)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** The filter as text that {@link #parse} reads back. */
    String text() {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return attribute + " " + match.sign + " \"" + escaped + "\"";
    }
}
