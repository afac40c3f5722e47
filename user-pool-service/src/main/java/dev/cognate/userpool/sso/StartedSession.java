package dev.cognate.userpool.sso;

/**
 * A new session, and how the browser comes to it.
 *
 * @param session the session
 * @param cookie the value of a {@code Set-Cookie} line: a secret of this browser
 */
public record StartedSession(BrowserSession session, String cookie) {
    @Override
    public String toString() {
        return "StartedSession[session=" + session + "]";
    }
}
