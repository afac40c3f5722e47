create table resource_server (
    pool_id      varchar(55)   not null,
    identifier   varchar(256)  collate "C" not null,
    name         varchar(256)  not null,
    scopes       jsonb         not null,               -- in the order they were given
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, identifier)
);
