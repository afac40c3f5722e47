package dev.cognate.identitypool.role;

import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.MappingRule;
import dev.cognate.contract.identity.RoleMapping;
import dev.cognate.contract.identity.RoleMappingType;
import dev.cognate.identitypool.pool.PoolRoles;
import java.util.List;
import java.util.regex.Pattern;

/** What roles of a pool must keep to, beyond the contract's patterns. */
final class RoleRules {
    /** Per provider (developer guide, "Using rule-based mapping to assign roles to users"). */
    private static final int MAX_RULES = 25;

    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/.+");

    private RoleRules() {}

    /** Throws {@link InvalidParameterException} when they break a rule. */
    static void require(PoolRoles roles) {
        roles.defaults().values().forEach(RoleRules::requireRole);
        roles.mappings().forEach(RoleRules::requireMapping);
    }

    private static void requireMapping(String provider, RoleMapping mapping) {
        if (mapping.ambiguousRoleResolution() == null) {
            throw new InvalidParameterException("AmbiguousRoleResolution is required for the provider " + provider);
        }
        boolean byRules = RoleMappingType.RULES.equals(mapping.type());
        if (byRules != (mapping.rulesConfiguration() != null)) {
            throw new InvalidParameterException(
                    "RulesConfiguration is required with the type Rules, and only then, for the provider " + provider);
        }
        if (byRules) {
            requireRules(provider, mapping.rulesConfiguration().rules());
        }
    }

    private static void requireRules(String provider, List<MappingRule> rules) {
        if (rules.size() > MAX_RULES) {
            throw new InvalidParameterException(
                    "At most " + MAX_RULES + " rules can be set for the provider " + provider);
        }
        rules.forEach(rule -> requireRole(rule.roleARN()));
    }

    private static void requireRole(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new InvalidParameterException("Invalid role ARN: " + arn);
        }
    }
}
