package dev.cognate.identitypool.role;

import dev.cognate.contract.identity.AmbiguousRoleResolutionType;
import dev.cognate.contract.identity.InvalidIdentityPoolConfigurationException;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.RoleMapping;
import dev.cognate.contract.identity.RoleMappingType;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.provider.VerifiedLogin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which role a user gets.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">AWS's guide:
 *     role-based access control</a>
 */
public final class RoleChoice {
    private static final String ROLES = VerifiedLogin.ROLES;
    private static final String PREFERRED = "cognito:preferred_role";

    private RoleChoice() {}

    /** What a mapping says: the roles a user may ask for, and the one it gets when it asks for none. */
    private record Candidates(List<String> allowed, Optional<String> chosen) {}

    /**
     * The role of a guest.
     *
     * @throws InvalidIdentityPoolConfigurationException when the pool has none for guests
     */
    public static String ofGuest(Pool pool, Optional<String> wish) {
        return allowed(pool.roles().unauthenticated().orElseThrow(RoleChoice::notConfigured), wish);
    }

    /**
     * The role of a user.
     *
     * @param login the login it is chosen by; empty for users of the developer provider, who get the default role
     * @param wish {@code CustomRoleArn}
     * @throws InvalidIdentityPoolConfigurationException when the pool has no role for users
     * @throws NotAuthorizedException when no role fits the login, or the wish is not among those that do
     */
    public static String ofUser(Pool pool, Optional<VerifiedLogin> login, Optional<String> wish) {
        Optional<RoleMapping> mapping = login.map(VerifiedLogin::mappingKey)
                .map(key -> pool.roles().mappings().get(key));
        if (mapping.isEmpty()) {
            return login.filter(VerifiedLogin::isSaml)
                    .map(RoleChoice::roles)
                    .filter(roles -> !roles.isEmpty())
                    .map(roles -> amongSaml(roles, wish))
                    .orElseGet(() -> allowed(defaultRole(pool), wish));
        }
        Candidates candidates = candidates(mapping.get(), login.orElseThrow());
        if (wish.isPresent()) {
            return wish.filter(candidates.allowed()::contains).orElseThrow(RoleChoice::forbidden);
        }
        return candidates.chosen().orElseGet(() -> resolved(pool, mapping.get()));
    }

    /** Developer guide, "Customizing your user role with SAML": of several roles the caller has to name one. */
    private static String amongSaml(List<String> roles, Optional<String> wish) {
        Optional<String> asked = roles.size() == 1 ? wish.or(() -> Optional.of(roles.getFirst())) : wish;
        return asked.filter(roles::contains).orElseThrow(RoleChoice::forbidden);
    }

    private static Candidates candidates(RoleMapping mapping, VerifiedLogin login) {
        if (RoleMappingType.RULES.equals(mapping.type())) {
            List<String> matching = mapping.rulesConfiguration().rules().stream()
                    .filter(rule -> RuleMatch.matches(rule, login.claims()))
                    .map(rule -> rule.roleARN())
                    .toList();
            return new Candidates(matching, matching.stream().findFirst());
        }
        List<String> roles = roles(login);
        Optional<String> only = roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
        return new Candidates(roles, login.text(PREFERRED).or(() -> only));
    }

    /** A list, or text with commas. */
    private static List<String> roles(VerifiedLogin login) {
        return switch (login.claims().get(ROLES)) {
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case String text -> Stream.of(text.split(",")).map(String::strip).toList();
            case null, default -> List.of();
        };
    }

    private static String resolved(Pool pool, RoleMapping mapping) {
        if (AmbiguousRoleResolutionType.AUTHENTICATED_ROLE.equals(mapping.ambiguousRoleResolution())) {
            return defaultRole(pool);
        }
        throw new NotAuthorizedException("No role of this identity pool fits the login.");
    }

    private static String allowed(String role, Optional<String> wish) {
        if (wish.filter(asked -> !asked.equals(role)).isPresent()) {
            throw forbidden();
        }
        return role;
    }

    private static String defaultRole(Pool pool) {
        return pool.roles().authenticated().orElseThrow(RoleChoice::notConfigured);
    }

    private static NotAuthorizedException forbidden() {
        return new NotAuthorizedException("The CustomRoleArn is none of the roles this login may have.");
    }

    private static InvalidIdentityPoolConfigurationException notConfigured() {
        return new InvalidIdentityPoolConfigurationException(
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
