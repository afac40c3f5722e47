package dev.cognate.iam.policy;

import java.util.Optional;

/**
 * What policies say about a request.
 *
 * @param outcome in the words of IAM's policy simulator
 * @param source the statement that decided; empty when none was about the request
 */
public record Decision(Outcome outcome, Optional<Source> source) {
    /** No statement is about the request. */
    public static final Decision IMPLICIT_DENY = new Decision(Outcome.IMPLICIT_DENY, Optional.empty());

    /** Allowed without any statement that says so, as everything is to the account's root. */
    public static final Decision ALLOWED = new Decision(Outcome.ALLOWED, Optional.empty());

    /** How it may end. */
    public enum Outcome {
        /** A statement allows it and none denies it. */
        ALLOWED,
        /** A statement denies it. */
        EXPLICIT_DENY,
        /** Nothing allows it. */
        IMPLICIT_DENY
    }

    /**
     * A statement.
     *
     * @param policy the name of its document
     * @param index its place there, from 0
     * @param sid its own name, empty when it has none
     */
    public record Source(String policy, int index, String sid) {}

    static Decision by(Effect effect, Source source) {
        return new Decision(effect == Effect.ALLOW ? Outcome.ALLOWED : Outcome.EXPLICIT_DENY, Optional.of(source));
    }

    /** Whether the request may go on. */
    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    /** Whether a statement refuses it by name. */
    public boolean isDenied() {
        return outcome == Outcome.EXPLICIT_DENY;
    }
}
