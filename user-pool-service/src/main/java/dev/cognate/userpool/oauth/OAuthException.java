package dev.cognate.userpool.oauth;

/** An {@link OAuthError} on its way out; it carries no stack trace. */
class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OAuthError error;

    OAuthException(OAuthError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }
}
