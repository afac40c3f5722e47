package dev.cognate.userpool.federation.provider;

/** An identity provider did not do what it should. Its message is told to the client; it carries no stack trace. */
public final class ProviderFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderFailure(String told) {
        super(told, null, false, false);
    }
}
