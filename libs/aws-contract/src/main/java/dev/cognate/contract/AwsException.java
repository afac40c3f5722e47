package dev.cognate.contract;

import java.util.Map;

/**
 * An error of the contract: a value that travels to the client, so it carries no stack trace.
 *
 * <p>The message reaches the client. Causes and details belong into the log, under the request id.
 */
public abstract class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String queryCode;
    private final int status;
    private final Fault fault;
    private final transient Map<String, String> members;

    protected AwsException(
            String code, String queryCode, int status, Fault fault, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.code = code;
        this.queryCode = queryCode;
        this.status = status;
        this.fault = fault;
        this.members = members;
    }

    /** The error's name on JSON protocols, for example {@code UsernameExistsException}. */
    public String code() {
        return code;
    }

    /** The error's name on query protocols, where it may differ. */
    public String queryCode() {
        return queryCode;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** Members of the error shape beside the message. */
    public Map<String, String> members() {
        return members;
    }
}
