package dev.cognate.userpool.token;

/** There is no such pool, or it is about to go. */
final class NoSigningKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSigningKeys() {
        super("the pool has no signing keys", null, false, false);
    }
}
