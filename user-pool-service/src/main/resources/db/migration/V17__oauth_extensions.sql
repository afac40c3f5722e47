-- Authorization requests that clients pushed (RFC 9126), known by the SHA-256 of their reference.
create table pushed_request (
    pool_id         varchar(55)  not null,
    reference_hash  bytea        not null,
    client_id       varchar(128) not null,
    parameters      bytea        not null,                 -- sealed: they may name users
    begun           boolean      not null default false,   -- a browser came with it
    expires_at      timestamptz  not null,
    primary key (pool_id, reference_hash)
);
create index pushed_request_expiry on pushed_request (expires_at);

-- The key that tokens of a sign-in are bound to (RFC 9449): its SHA-256 thumbprint.
alter table token_family add column key_thumbprint varchar(64);

-- Keys of a pool beside those for RS256, where a client wants its tokens signed otherwise.
alter table signing_key add column algorithm varchar(16) not null default 'RS256';
