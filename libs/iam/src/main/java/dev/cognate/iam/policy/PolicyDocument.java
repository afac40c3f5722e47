package dev.cognate.iam.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * A policy, read by {@link PolicyReader}. It answers as often as it is asked and never changes. Decisions carry its name.
 */
public final class PolicyDocument {
    private final String name;
    private final List<Statement> statements;

    PolicyDocument(String name, List<Statement> statements) {
        this.name = name;
        this.statements = List.copyOf(statements);
    }

    /** What it says about a request, whoever makes it. */
    public Decision decide(AccessRequest request) {
        return decide(statement -> statement.isAbout(request));
    }

    /** What it, a trust or resource policy, says about a request of somebody. */
    public Decision decide(Caller caller, AccessRequest request) {
        return decide(statement -> statement.isAbout(caller, request));
    }

    private Decision decide(Predicate<Statement> isAbout) {
        Decision decision = Decision.IMPLICIT_DENY;
        for (int index = 0; index < statements.size(); index++) {
            Statement statement = statements.get(index);
            boolean matters = statement.effect() == Effect.DENY || !decision.isAllowed();
            if (matters && isAbout.test(statement)) {
                decision = Decision.by(statement.effect(), new Decision.Source(name, index, statement.sid()));
                if (statement.effect() == Effect.DENY) {
                    return decision;
                }
            }
        }
        return decision;
    }

    @Override
    public String toString() {
        return "PolicyDocument[" + name + "]";
    }
}
