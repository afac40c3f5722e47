-- Users signed in in a browser. The cookie holds the id and a secret, of which only the SHA-256 is here.
create table browser_session (
    pool_id      varchar(55)  not null,
    id           uuid         not null,
    sub          uuid         not null,
    secret_hash  bytea        not null,
    auth_time    timestamptz  not null,
    expires_at   timestamptz  not null,
    acr          varchar(64),
    amr          varchar(64)  not null default '',   -- separated by spaces
    device_key   varchar(64),
    primary key (pool_id, id)
);
create index browser_session_user on browser_session (pool_id, sub);
create index browser_session_expiry on browser_session (expires_at);
