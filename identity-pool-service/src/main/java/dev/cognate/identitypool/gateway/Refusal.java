package dev.cognate.identitypool.gateway;

/** A request the gateway does not pass on. Its code and message are AWS's where AWS has one, and may reach the client. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int UNAVAILABLE = 503;

    private final int status;
    private final String code;

    /**
     * Refuses.
     *
     * @param status of the answer
     * @param code AWS's name of the error, such as {@code AccessDenied}
     */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Nothing the caller's policies allow. */
    public static Refusal denied(String message) {
        return new Refusal(403, "AccessDenied", message);
    }

    /** Something a policy cannot be asked about; passing it on would be a way around the policies. */
    public static Refusal notBuilt(String what) {
        return new Refusal(501, "NotImplemented", what + " does not pass the access gateway.");
    }

    /** More than the gateway or its upstream can do at once. */
    public static Refusal slowDown() {
        return new Refusal(UNAVAILABLE, "SlowDown", "Please reduce your request rate.");
    }

    /** A request nobody can read. */
    public static Refusal invalid(String message) {
        return new Refusal(400, "InvalidRequest", message);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed a little later. */
    boolean mayBeRepeated() {
        return status == UNAVAILABLE;
    }

    /** AWS's name of the error. */
    public String code() {
        return code;
    }
}
