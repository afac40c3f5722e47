-- A token session is a token family that began while its pool tracked sessions; its id is made of origin_jti.
alter table token_family
    add column last_active_at timestamptz,       -- null when the pool did not track sessions
    add column device_type    varchar(1024),
    add column ip_address     varchar(128);

create table session_tracking (
    pool_id       varchar(55)  not null primary key,
    enabled       boolean      not null,
    max_per_user  integer      not null
);

create table client_session (
    pool_id       varchar(55)  not null,
    client_id     varchar(128) not null,
    sso_minutes   integer      not null,
    primary key (pool_id, client_id)
);
