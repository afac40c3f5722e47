package dev.cognate.userpool.login;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the cookie of a flow holds.
 *
 * @param token posted with each form, against posts from elsewhere
 * @param step which page of the flow is due; a form of another one is stale
 * @param request which authorization request it serves
 * @param username as it was typed last
 * @param goal the page at which the flow ends instead of at the application, if it does
 * @param said what the next page is to say of the last post
 * @param expiresAt by the server's clock
 */
public record FlowState(
        String token,
        int step,
        String request,
        String username,
        Optional<String> goal,
        LoginFlow flow,
        Optional<Said> said,
        Instant expiresAt) {

    /**
     * Something a page says once.
     *
     * @param message the id of a sentence, or "verbatim"
     * @param text what stands in it, if anything
     * @param field whose it is; empty for the page's
     * @param good whether it is good news
     */
    public record Said(String message, Optional<String> text, Optional<String> field, boolean good) {
        /** Good news. */
        public static Said good(String message) {
            return new Said(message, Optional.empty(), Optional.empty(), true);
        }

        /** Bad news about the page. */
        public static Said bad(String message) {
            return new Said(message, Optional.empty(), Optional.empty(), false);
        }

        /** What is wrong with a field. */
        public static Said wrong(String field, String message) {
            return new Said(message, Optional.empty(), Optional.of(field), false);
        }

        /** With words in it. */
        public Said with(String words) {
            return new Said(message, Optional.of(words), field, good);
        }
    }

    static FlowState begin(String request, Instant expiresAt) {
        return new FlowState(
                UUID.randomUUID().toString(),
                0,
                request,
                "",
                Optional.empty(),
                new LoginFlow.Start(false),
                Optional.empty(),
                expiresAt);
    }

    FlowState next(LoginFlow newFlow, Instant until) {
        return new FlowState(token, step + 1, request, username, goal, newFlow, Optional.empty(), until);
    }

    /** With another flow at the same step. */
    FlowState doing(LoginFlow newFlow) {
        return new FlowState(token, step, request, username, goal, newFlow, said, expiresAt);
    }

    /** Saying something on the next page; nothing for null. */
    public FlowState saying(Said words) {
        return new FlowState(token, step, request, username, goal, flow, Optional.ofNullable(words), expiresAt);
    }

    /** With a name. */
    public FlowState named(String name) {
        return new FlowState(token, step, request, name, goal, flow, said, expiresAt);
    }

    /** On the way to a page instead of to the application. */
    public FlowState headingFor(String page) {
        return new FlowState(token, step, request, username, Optional.of(page), flow, said, expiresAt);
    }

    /** On the way to the application, as flows are unless somebody said otherwise. */
    FlowState headingHome() {
        return new FlowState(token, step, request, username, Optional.empty(), flow, said, expiresAt);
    }

    @Override
    public String toString() {
        return "FlowState[step=" + step + ", flow=" + flow + "]";
    }
}
