package dev.cognate.identitypool.role;

import dev.cognate.contract.identity.MappingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a rule fits a user. */
final class RuleMatch {
    private static final String EQUALS = "Equals";
    private static final String NOT_EQUAL = "NotEqual";
    private static final String STARTS_WITH = "StartsWith";
    private static final String CONTAINS = "Contains";

    private RuleMatch() {}

    /** A claim that does not exist fits no rule, {@code NotEqual} neither. */
    static boolean matches(MappingRule rule, Map<String, Object> claims) {
        return text(claims.get(rule.claim()))
                .map(claim -> switch (rule.matchType().value()) {
                    case EQUALS -> claim.equals(rule.value());
                    case NOT_EQUAL -> !claim.equals(rule.value());
                    case STARTS_WITH -> claim.startsWith(rule.value());
                    case CONTAINS -> claim.contains(rule.value());
                    default -> false;
                })
                .orElse(false);
    }

    /** Lists, such as {@code cognito:groups}, with commas. */
    private static Optional<String> text(Object claim) {
        return switch (claim) {
            case null -> Optional.empty();
            case List<?> several ->
                Optional.of(several.stream().map(String::valueOf).collect(Collectors.joining(",")));
            case Map<?, ?> nested -> Optional.empty();
            default -> Optional.of(String.valueOf(claim));
        };
    }
}
