package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.wire.web.WebAnswer;
import java.util.List;

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

    /** The same, with {@code Set-Cookie} lines, such as that of a session that begins. */
    record Enter(Move move, List<String> cookies) implements Turn {
        public Enter {
            cookies = List.copyOf(cookies);
        }
    }

    /**
     * Leaves the pages, and the flow with them.
     *
     * @param cookies {@code Set-Cookie} lines more
     */
    record Leave(WebAnswer answer, List<String> cookies) implements Turn {
        public Leave {
            cookies = List.copyOf(cookies);
        }
    }

    /** The step was done before, is too old, or belongs to something else. */
    record Stale() implements Turn {}
}
