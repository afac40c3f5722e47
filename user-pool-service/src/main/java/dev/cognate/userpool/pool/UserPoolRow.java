package dev.cognate.userpool.pool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "user_pool")
class UserPoolRow {
    @Id
    @Column(name = "pool_id")
    String poolId;

    @Column(name = "name")
    String name;

    @Column(name = "settings")
    String settings;

    @Column(name = "mfa")
    String mfa;
}
