package dev.cognate.contract.constraint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects broken constraints and words them as AWS does: {@code 2 validation errors detected: Value at 'password' failed
 * to satisfy constraint: Member must have length greater than or equal to 6; Value null at 'clientId' failed to satisfy
 * constraint: Member must not be null}.
 */
public final class Violations {
    /** Enough for a person; keeps the answer small when a request breaks thousands. */
    private static final int MOST_LISTED = 20;

    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> sentences = new ArrayList<>(0);
    private int count;

    /** Demands that a member is there. */
    public void required(String member, Object value) {
        if (value == null) {
            add("Value null at '" + pathOf(member) + "' failed to satisfy constraint: Member must not be null");
        }
    }

    /** Checks a member and everything in it; an absent one breaks nothing. */
    public void check(String member, Object value, Constraint constraint) {
        if (value == null) {
            return;
        }
        List<String> rules = constraint.broken(value);
        if (!rules.isEmpty()) {
            String shown = constraint.sensitive() ? "Value" : "Value '" + value + "'";
            rules.forEach(rule -> add(shown + " at '" + pathOf(member) + "' failed to satisfy constraint: " + rule));
        }
        inside(member, () -> constraint.descend(value, this));
    }

    /** True when nothing was broken. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The whole message; only meaningful when something was broken. */
    public String message() {
        return count
                + (count == 1 ? " validation error detected: " : " validation errors detected: ")
                + String.join("; ", sentences);
    }

    void inside(String member, Runnable checks) {
        path.addLast(member);
        checks.run();
        path.removeLast();
    }

    private String pathOf(String member) {
        return path.isEmpty() ? member : String.join(".", path) + "." + member;
    }

    private void add(String sentence) {
        count++;
        if (sentences.size() < MOST_LISTED) {
            sentences.add(sentence);
        }
    }
}
