package dev.cognate.iam.policy;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy, ready to be asked.
 *
 * @param sid its name, empty when it has none
 * @param effect what it does with requests it is about
 * @param principal whom it is about; empty in policies that are attached to somebody
 * @param actions what it is about
 * @param resources on what; empty in trust policies, which are about the role they belong to
 * @param conditions under which it is about a request, all of them
 */
record Statement(
        String sid,
        Effect effect,
        Optional<PrincipalElement> principal,
        Matcher actions,
        Optional<Matcher> resources,
        List<Condition> conditions) {

    /**
     * An Action or a Resource element.
     *
     * @param patterns what is listed
     * @param negated whether it is NotAction or NotResource: everything else
     */
    record Matcher(List<PolicyText> patterns, boolean negated) {
        boolean matches(String value, RequestContext context) {
            // by index: an iterator for each statement is a quarter of a decision
            for (int index = 0; index < patterns.size(); index++) {
                if (patterns.get(index).matches(value, context)) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** Whether it is about a request, whoever makes it. */
    boolean isAbout(AccessRequest request) {
        return actions.matches(request.action(), request.context())
                && (resources.isEmpty() || resources.get().matches(request.resource(), request.context()))
                && meetsConditions(request.context());
    }

    private boolean meetsConditions(RequestContext context) {
        for (Condition condition : conditions) {
            boolean holds = context.isUnknown(condition.key()) ? effect == Effect.DENY : condition.holds(context);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is about a request of somebody. */
    boolean isAbout(Caller caller, AccessRequest request) {
        return principal.filter(element -> element.includes(caller)).isPresent() && isAbout(request);
    }
}
