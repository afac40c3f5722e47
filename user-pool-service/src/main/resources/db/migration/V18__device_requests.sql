-- Devices that wait for their users (RFC 8628). Of the device's own secret there is only the SHA-256.
create table device_request (
    pool_id           varchar(55)  not null,
    device_code_hash  bytea        not null,
    user_code         varchar(8)   not null,
    client_id         varchar(128) not null,
    scopes            text         not null,   -- separated by spaces
    state             varchar(16)  not null,   -- PENDING, APPROVED, DENIED
    sso_id            uuid,                    -- the browser session of the user who decided
    expires_at        timestamptz  not null,
    poll_after        timestamptz  not null,
    poll_interval     integer      not null,
    primary key (pool_id, device_code_hash)
);
create unique index device_request_user_code on device_request (pool_id, user_code);
create index device_request_expiry on device_request (expires_at);
