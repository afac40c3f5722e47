-- What threat protection does: of a pool as a whole, and of app clients in place of that.
create table risk_configuration (
    pool_id      varchar(55)   not null,
    client_id    varchar(128)  not null,               -- empty for the pool as a whole
    settings     jsonb         not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, client_id)
);
