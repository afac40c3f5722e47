package dev.cognate.userpool.trigger;

/**
 * What is sent to a function.
 *
 * @param id the same for each attempt
 * @param event as JSON
 * @param answered false when nobody waits for what the function returns
 */
record Invocation(String id, String event, boolean answered) {
    /** Without the event: it is about people. */
    @Override
    public String toString() {
        return "Invocation[id=" + id + "]";
    }
}
