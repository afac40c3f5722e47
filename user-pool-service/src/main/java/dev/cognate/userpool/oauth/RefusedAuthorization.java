package dev.cognate.userpool.oauth;

import dev.cognate.wire.web.WebAnswer;

/**
 * A request for authorization that cannot be followed. Only a redirect URI the client registered hears of it; whatever is
 * wrong with client or redirect URI itself is told to the user (RFC 6749 §4.1.2.1).
 */
public abstract sealed class RefusedAuthorization extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RefusedAuthorization(String message) {
        super(message, null, false, false);
    }

    /** What a page has to say. */
    public enum Problem {
        /** There is no such app client here. */
        CLIENT_UNKNOWN("client_unknown"),
        /** The redirect URI is not one the client registered. */
        REDIRECT_MISMATCH("redirect_mismatch"),
        /** Client or redirect URI are missing, malformed or given twice. */
        INVALID_REQUEST("invalid_request");

        private final String id;

        Problem(String id) {
            this.id = id;
        }

        /** The message id. */
        public String id() {
            return id;
        }
    }

    /** The user's browser stays here. */
    public static final class ShowPage extends RefusedAuthorization {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        ShowPage(Problem problem) {
            super(problem.id());
            this.problem = problem;
        }

        /** What is wrong. */
        public Problem problem() {
            return problem;
        }
    }

    /** The browser goes back to the client. */
    public static final class Redirect extends RefusedAuthorization {
        private static final long serialVersionUID = 1L;

        private final transient OAuthError error;
        private final transient WebAnswer answer;

        Redirect(OAuthError error, WebAnswer answer) {
            super(error.code());
            this.error = error;
            this.answer = answer;
        }

        OAuthError error() {
            return error;
        }

        /** Brings the error to the client. */
        public WebAnswer answer() {
            return answer;
        }
    }
}
