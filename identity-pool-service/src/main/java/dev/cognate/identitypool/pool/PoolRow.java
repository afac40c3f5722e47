package dev.cognate.identitypool.pool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "identity_pool")
class PoolRow {
    @Id
    @Column(name = "pool_id")
    String poolId;

    @Column(name = "settings")
    String settings;

    @Column(name = "roles")
    String roles;

    @Column(name = "tag_maps")
    String tagMaps;
}
