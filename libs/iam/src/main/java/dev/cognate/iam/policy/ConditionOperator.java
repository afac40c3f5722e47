package dev.cognate.iam.policy;

import java.util.Map;
import java.util.Optional;

/**
 * A condition operator as policies write it, such as {@code ForAnyValue:StringNotLikeIfExists}.
 *
 * @param quantifier how many of the request's values have to match
 * @param comparison how; empty for {@code Null}, which asks whether the key is there
 * @param negated whether matching is not wanted
 * @param ifExists whether a request without the key is fine
 */
record ConditionOperator(Quantifier quantifier, Optional<Comparison> comparison, boolean negated, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";
    private static final String NULL = "Null";
    private static final Map<String, Comparison> NAMES = Map.ofEntries(
            Map.entry("StringEquals", Comparison.STRING_EQUALS),
            Map.entry("StringEqualsIgnoreCase", Comparison.STRING_EQUALS_IGNORE_CASE),
            Map.entry("StringLike", Comparison.STRING_LIKE),
            Map.entry("NumericEquals", Comparison.NUMERIC_EQUALS),
            Map.entry("NumericLessThan", Comparison.NUMERIC_LESS_THAN),
            Map.entry("NumericLessThanEquals", Comparison.NUMERIC_LESS_THAN_EQUALS),
            Map.entry("NumericGreaterThan", Comparison.NUMERIC_GREATER_THAN),
            Map.entry("NumericGreaterThanEquals", Comparison.NUMERIC_GREATER_THAN_EQUALS),
            Map.entry("DateEquals", Comparison.DATE_EQUALS),
            Map.entry("DateLessThan", Comparison.DATE_LESS_THAN),
            Map.entry("DateLessThanEquals", Comparison.DATE_LESS_THAN_EQUALS),
            Map.entry("DateGreaterThan", Comparison.DATE_GREATER_THAN),
            Map.entry("DateGreaterThanEquals", Comparison.DATE_GREATER_THAN_EQUALS),
            Map.entry("Bool", Comparison.BOOL),
            Map.entry("BinaryEquals", Comparison.BINARY_EQUALS),
            Map.entry("IpAddress", Comparison.IP_ADDRESS),
            Map.entry("ArnEquals", Comparison.ARN_LIKE),
            Map.entry("ArnLike", Comparison.ARN_LIKE));
    private static final Map<String, Comparison> NEGATIVE_NAMES = Map.of(
            "StringNotEquals", Comparison.STRING_EQUALS,
            "StringNotEqualsIgnoreCase", Comparison.STRING_EQUALS_IGNORE_CASE,
            "StringNotLike", Comparison.STRING_LIKE,
            "NumericNotEquals", Comparison.NUMERIC_EQUALS,
            "DateNotEquals", Comparison.DATE_EQUALS,
            "NotIpAddress", Comparison.IP_ADDRESS,
            "ArnNotEquals", Comparison.ARN_LIKE,
            "ArnNotLike", Comparison.ARN_LIKE);

    /** For keys of several values. */
    enum Quantifier {
        /** None written: one match is enough. */
        NONE(""),
        /** Every value of the request has to match; a request without any does. */
        FOR_ALL_VALUES("ForAllValues:"),
        /** One value of the request has to match. */
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }

        private static Quantifier of(String name) {
            if (name.startsWith(FOR_ALL_VALUES.prefix)) {
                return FOR_ALL_VALUES;
            }
            return name.startsWith(FOR_ANY_VALUE.prefix) ? FOR_ANY_VALUE : NONE;
        }
    }

    /** @throws MalformedPolicyException when there is no such operator */
    static ConditionOperator of(String written) {
        Quantifier quantifier = Quantifier.of(written);
        String name = written.substring(quantifier.prefix.length());
        if (name.equals(NULL)) {
            return new ConditionOperator(quantifier, Optional.empty(), false, false);
        }
        boolean ifExists = name.endsWith(IF_EXISTS);
        String base = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        boolean negated = NEGATIVE_NAMES.containsKey(base);
        Comparison comparison = negated ? NEGATIVE_NAMES.get(base) : NAMES.get(base);
        if (comparison == null) {
            throw new MalformedPolicyException("Invalid Condition type : " + written + ".");
        }
        return new ConditionOperator(quantifier, Optional.of(comparison), negated, ifExists);
    }
}
