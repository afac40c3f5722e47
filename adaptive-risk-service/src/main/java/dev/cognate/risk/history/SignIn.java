package dev.cognate.risk.history;

import dev.cognate.risk.scoring.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code sign_in}: one attempt of a known user. */
@Entity
@Table(name = "sign_in")
@IdClass(SignInId.class)
class SignIn {
    @Id
    @Column(name = "pool_id")
    String poolId;

    @Id
    UUID sub;

    @Id
    boolean succeeded;

    @Id
    @Column(name = "occurred_at")
    Instant occurredAt;

    @Id
    @Column(name = "event_id")
    UUID eventId;

    String network;
    String surroundings;
    String device;

    @Column(name = "device_key")
    String deviceKey;

    protected SignIn() {}

    SignIn(SignInId id, Origin origin) {
        this.poolId = id.poolId;
        this.sub = id.sub;
        this.succeeded = id.succeeded;
        this.occurredAt = id.occurredAt;
        this.eventId = id.eventId;
        this.network = origin.network();
        this.surroundings = origin.surroundings();
        this.device = origin.device();
        this.deviceKey = origin.deviceKey().orElse(null);
    }
}
