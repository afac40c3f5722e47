package dev.cognate.contract;

import java.time.Duration;

/** An error of the contract together with the advice to wait before trying again. */
public final class RetryLaterException extends AwsException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /**
     * Adds the advice to an error; to the client it stays that error.
     *
     * @param error what the client is told
     * @param wait sent as {@code Retry-After}, in whole seconds, rounded up (RFC 9110 section 10.2.3)
     */
    public RetryLaterException(AwsException error, Duration wait) {
        super(error.code(), error.queryCode(), error.status(), error.fault(), error.getMessage(), error.members());
        this.wait = wait;
    }

    /** How long the client should wait. */
    public Duration retryAfter() {
        return wait;
    }

    /** The value of {@code Retry-After}: whole seconds, rounded up, at least one. */
    public String retryAfterSeconds() {
        return Long.toString(Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }
}
