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
 * @param addPasskey whether the flow ends at the offer of a passkey, whoever asks for one
 * @param said what the next page is to say of the last post
 * @param expiresAt by the server's clock
 */
record FlowState(
        String token,
        int step,
        String request,
        String username,
        boolean addPasskey,
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
    record Said(String message, Optional<String> text, Optional<String> field, boolean good) {
        static Said good(String message) {
            return new Said(message, Optional.empty(), Optional.empty(), true);
        }

        static Said bad(String message) {
            return new Said(message, Optional.empty(), Optional.empty(), false);
        }

        static Said wrong(String field, String message) {
            return new Said(message, Optional.empty(), Optional.of(field), false);
        }

        Said with(String words) {
            return new Said(message, Optional.of(words), field, good);
        }
    }

    static FlowState begin(String request, Instant expiresAt) {
        return new FlowState(
                UUID.randomUUID().toString(),
                0,
                request,
                "",
                false,
                new LoginFlow.Start(false),
                Optional.empty(),
                expiresAt);
    }

    FlowState next(LoginFlow newFlow, Instant until) {
        return new FlowState(token, step + 1, request, username, addPasskey, newFlow, Optional.empty(), until);
    }

    /** With another flow at the same step. */
    FlowState doing(LoginFlow newFlow) {
        return new FlowState(token, step, request, username, addPasskey, newFlow, said, expiresAt);
    }

    FlowState saying(Said words) {
        return new FlowState(token, step, request, username, addPasskey, flow, Optional.ofNullable(words), expiresAt);
    }

    FlowState named(String name) {
        return new FlowState(token, step, request, name, addPasskey, flow, said, expiresAt);
    }

    FlowState addingPasskey() {
        return new FlowState(token, step, request, username, true, flow, said, expiresAt);
    }

    @Override
    public String toString() {
        return "FlowState[step=" + step + ", flow=" + flow + "]";
    }
}
