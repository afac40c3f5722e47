package dev.cognate.identitypool.sts;

/** A role that is not given. The message is one of STS and may reach the client. */
public final class RoleRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** There is no such role here, or its trust policy does not allow this. */
        NOT_TRUSTED,
        /** The session is to last longer than the role allows. */
        TOO_LONG,
        /** A session policy is not in the policy language. */
        MALFORMED_POLICY,
        /** The session policies are too large together. */
        POLICY_TOO_LARGE,
        /** A managed policy that is to limit the session does not exist. */
        NO_SUCH_POLICY
    }

    RoleRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why it is not given. */
    public Reason reason() {
        return reason;
    }
}
