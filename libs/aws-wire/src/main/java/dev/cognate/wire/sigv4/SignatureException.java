package dev.cognate.wire.sigv4;

/** A request that is not signed, or not by whom it says. The message is AWS's and may reach the client. */
public final class SignatureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a signature was refused; each API has its own error name for it. */
    public enum Reason {
        /** Nothing claims to be a signature. */
        MISSING,
        /** A part of the claim is absent or cannot be read. */
        INCOMPLETE,
        /** The access key or session token is not one of ours. */
        UNKNOWN_KEY,
        /** Temporary credentials whose time is over. */
        EXPIRED_KEY,
        /** Signed too long ago, or too far ahead. */
        SKEWED,
        /** A pre-signed request whose time is over. */
        LAPSED,
        /** Wrong signature or scope. */
        INVALID
    }

    SignatureException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static SignatureException missing() {
        return new SignatureException(Reason.MISSING, "Missing Authentication Token");
    }

    static SignatureException incomplete(String message) {
        return new SignatureException(Reason.INCOMPLETE, message);
    }

    static SignatureException unknownKey() {
        return new SignatureException(Reason.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }

    static SignatureException expiredKey() {
        return new SignatureException(Reason.EXPIRED_KEY, "The security token included in the request is expired");
    }

    static SignatureException invalid(String message) {
        return new SignatureException(Reason.INVALID, message);
    }

    static SignatureException skewed(String message) {
        return new SignatureException(Reason.SKEWED, message);
    }

    static SignatureException lapsed(String message) {
        return new SignatureException(Reason.LAPSED, message);
    }

    static SignatureException mismatch() {
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
