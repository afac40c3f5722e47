package dev.cognate.identitypool.saml;

/** An assertion that proves nothing. The message says why and may reach the client. */
public final class SamlRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Its form, signature, issuer or audience is not right. */
        INVALID,
        /** It came too late. */
        EXPIRED,
        /** The provider itself says that the user did not sign in. */
        REJECTED
    }

    private SamlRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static SamlRefusedException invalid(String message) {
        return new SamlRefusedException(Reason.INVALID, message);
    }

    static SamlRefusedException expired(String message) {
        return new SamlRefusedException(Reason.EXPIRED, message);
    }

    static SamlRefusedException rejected(String message) {
        return new SamlRefusedException(Reason.REJECTED, message);
    }

    /** Why it proves nothing. */
    public Reason reason() {
        return reason;
    }
}
