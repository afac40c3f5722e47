package dev.cognate.contract.constraint;

import java.util.List;
import java.util.regex.Pattern;

record TextConstraint(Length length, Pattern pattern, boolean sensitive) implements Constraint {
    /** Longer values already break a length rule wherever it matters; a regular expression need not read them. */
    private static final int LONGEST_MATCHED = 131_072;

    static TextConstraint of(int minimum, int maximum, String pattern, boolean sensitive) {
        return new TextConstraint(
                new Length(minimum, maximum), pattern == null ? null : Pattern.compile(pattern), sensitive);
    }

    @Override
    public List<String> broken(Object value) {
        String text = (String) value;
        List<String> rules = length.broken(text.codePointCount(0, text.length()));
        if (pattern != null && !matches(text)) {
            rules.add("Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        return rules;
    }

    private boolean matches(String text) {
        return text.length() <= LONGEST_MATCHED && pattern.matcher(text).matches();
    }
}
