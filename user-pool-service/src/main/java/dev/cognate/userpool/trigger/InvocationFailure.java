package dev.cognate.userpool.trigger;

/** Why an invocation gave no answer. */
sealed class InvocationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private InvocationFailure(String message) {
        super(message, null, false, false);
    }

    /** Nothing came in time; another attempt may help. */
    static final class Silence extends InvocationFailure {
        private static final long serialVersionUID = 1L;

        Silence() {
            super("Socket timeout while invoking Lambda function");
        }
    }

    /** The function could not be run at all. */
    static final class NotRun extends InvocationFailure {
        private static final long serialVersionUID = 1L;

        NotRun(String reason) {
            super(reason);
        }
    }

    /** The function ran and threw; the message is its own. */
    static final class Thrown extends InvocationFailure {
        private static final long serialVersionUID = 1L;

        Thrown(String message) {
            super(message);
        }
    }
}
