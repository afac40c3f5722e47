package dev.cognate.iam.policy;

import java.util.List;

/**
 * One key of a condition block and what is asked of it.
 *
 * @param operator how it is compared
 * @param key in small letters
 * @param tests one for each value of the policy: a request's value matches when it passes any of them
 * @param absent for {@code Null} alone: whether the key must not be there
 */
record Condition(ConditionOperator operator, String key, List<Comparison.Test> tests, boolean absent) {
    private static final String TRUE = "true";

    /**
     * Reads what a policy asks of a key.
     *
     * @throws MalformedPolicyException when a value is not what the operator compares
     */
    static Condition of(ConditionOperator operator, String key, List<String> values, boolean variables) {
        boolean asksForAbsence =
                operator.comparison().isEmpty() && values.stream().anyMatch(TRUE::equalsIgnoreCase);
        List<Comparison.Test> tests = operator.comparison()
                .map(comparison -> values.stream()
                        .map(value -> comparison.compile(value, variables))
                        .toList())
                .orElse(List.of());
        return new Condition(operator, RequestContext.folded(key), tests, asksForAbsence);
    }

    /** Whether a request meets it. */
    boolean holds(RequestContext context) {
        List<String> given = context.get(key);
        if (operator.comparison().isEmpty()) {
            return given.isEmpty() == absent;
        }
        return switch (operator.quantifier()) {
            case FOR_ALL_VALUES -> given.stream().allMatch(value -> fits(value, context));
            case FOR_ANY_VALUE ->
                given.isEmpty() ? operator.ifExists() : given.stream().anyMatch(value -> fits(value, context));
            case NONE -> given.isEmpty() ? operator.ifExists() || operator.negated() : holds(given, context);
        };
    }

    /** Without a quantifier a negated operator asks that no value matches. */
    private boolean holds(List<String> given, RequestContext context) {
        return operator.negated() != given.stream().anyMatch(value -> passesAny(value, context));
    }

    private boolean fits(String value, RequestContext context) {
        return operator.negated() != passesAny(value, context);
    }

    private boolean passesAny(String value, RequestContext context) {
        for (Comparison.Test test : tests) {
            if (test.test(value, context)) {
                return true;
            }
        }
        return false;
    }
}
