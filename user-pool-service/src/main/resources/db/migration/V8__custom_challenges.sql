-- State of custom challenges that is too large for a Session.
create table custom_challenge (
    pool_id      varchar(55)  not null,
    session_id   uuid         not null,
    content      bytea        not null,          -- sealed
    expires_at   timestamptz  not null,
    primary key (pool_id, session_id)
);
create index custom_challenge_expiry on custom_challenge (expires_at);
