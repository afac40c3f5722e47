package dev.cognate.identitypool.http;

/** Another server did not answer in time, or not at all. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String host) {
        super(host + " does not answer", null, false, false);
    }
}
