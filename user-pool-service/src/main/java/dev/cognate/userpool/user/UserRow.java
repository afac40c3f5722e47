package dev.cognate.userpool.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "pool_user")
@IdClass(UserRow.Key.class)
class UserRow {
    @Id
    @Column(name = "pool_id")
    String poolId;

    @Id
    @Column(name = "sub")
    UUID sub;

    @Column(name = "username")
    String username;

    @Column(name = "status")
    String status;

    @Column(name = "enabled")
    boolean enabled;

    @Column(name = "attributes")
    String attributes;

    @Column(name = "tokens_valid_from")
    Instant tokensValidFrom;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "modified_at")
    Instant modifiedAt;

    record Key(String poolId, UUID sub) {}
}
