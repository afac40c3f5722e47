package dev.cognate.userpool.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "app_client")
@IdClass(AppClientRow.Key.class)
class AppClientRow {
    @Id
    @Column(name = "pool_id")
    String poolId;

    @Id
    @Column(name = "client_id")
    String clientId;

    @Column(name = "name")
    String name;

    @Column(name = "settings")
    String settings;

    @Column(name = "secrets")
    String secrets;

    record Key(String poolId, String clientId) {}
}
