package dev.cognate.risk.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The key of a {@link SignIn}. */
class SignInId implements Serializable {
    private static final long serialVersionUID = 1L;

    String poolId;
    UUID sub;
    boolean succeeded;
    Instant occurredAt;
    UUID eventId;

    protected SignInId() {}

    SignInId(String poolId, UUID sub, boolean succeeded, Instant occurredAt, UUID eventId) {
        this.poolId = poolId;
        this.sub = sub;
        this.succeeded = succeeded;
        this.occurredAt = occurredAt;
        this.eventId = eventId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignInId that
                && succeeded == that.succeeded
                && Objects.equals(poolId, that.poolId)
                && Objects.equals(sub, that.sub)
                && Objects.equals(occurredAt, that.occurredAt)
                && Objects.equals(eventId, that.eventId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(poolId, sub, succeeded, occurredAt, eventId);
    }
}
