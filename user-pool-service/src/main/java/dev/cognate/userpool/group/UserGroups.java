package dev.cognate.userpool.group;

import java.util.List;
import java.util.Optional;

/**
 * The groups of one user, best precedence first, equals by name.
 *
 * @param all at most 100
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html">AWS's
 *     guide: adding groups to a user pool</a>
 */
public record UserGroups(List<UserGroup> all) {
    /** Of a user in no group. */
    public static final UserGroups NONE = new UserGroups(List.of());

    public UserGroups {
        all = List.copyOf(all);
    }

    /** The claim {@code cognito:groups}. */
    public List<String> names() {
        return all.stream().map(UserGroup::name).toList();
    }

    /** The claim {@code cognito:roles}: each role once. */
    public List<String> roles() {
        return all.stream()
                .flatMap(group -> group.roleArn().stream())
                .distinct()
                .toList();
    }

    /**
     * The claim {@code cognito:preferred_role}: the role of the best group that has one; empty when groups of equal
     * precedence disagree about it.
     */
    public Optional<String> preferredRole() {
        List<UserGroup> withRole =
                all.stream().filter(group -> group.roleArn().isPresent()).toList();
        if (withRole.isEmpty()) {
            return Optional.empty();
        }
        UserGroup best = withRole.getFirst();
        boolean disputed = withRole.stream()
                .anyMatch(group -> group.precedence().equals(best.precedence())
                        && !group.roleArn().equals(best.roleArn()));
        return disputed ? Optional.empty() : best.roleArn();
    }
}
