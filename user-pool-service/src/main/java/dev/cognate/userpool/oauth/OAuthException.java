package dev.cognate.userpool.oauth;

/** An {@link OAuthError} on its way out; it carries no stack trace. */
public class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OAuthError error;

    /** Tells an error. */
    public OAuthException(OAuthError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    /** The error as it is told. */
    public OAuthError error() {
        return error;
    }
}
