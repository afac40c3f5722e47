package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.wire.web.WebAnswer;
import java.util.Optional;

/** What a page answers. */
public sealed interface Turn {

    /** Shows something. */
    record Show(LoginView view, int status) implements Turn {
        /** With status 200. */
        public static Show of(LoginView view) {
            return new Show(view, 200);
        }
    }

    /**
     * Goes to a page, another or the same, with the flow as it is now.
     *
     * @param path of the page; the query string is added
     */
    record Move(String path, FlowState state) implements Turn {}

    /** The same, with the {@code Set-Cookie} line of a session that begins. */
    record Enter(Move move, String cookie) implements Turn {}

    /**
     * Leaves the pages, and the flow with them.
     *
     * @param cookie a {@code Set-Cookie} line more, if any
     */
    record Leave(WebAnswer answer, Optional<String> cookie) implements Turn {}

    /** The step was done before, is too old, or belongs to something else. */
    record Stale() implements Turn {}
}
