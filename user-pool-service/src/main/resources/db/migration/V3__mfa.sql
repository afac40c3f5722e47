-- What SetUserPoolMfaConfig says beyond the settings DescribeUserPool answers with.
alter table user_pool add column mfa jsonb;

-- Second factors a user has switched on; no row means none.
create table user_mfa (
    pool_id        varchar(55)  not null,
    sub            uuid         not null,
    sms            boolean      not null,
    software_token boolean      not null,
    email          boolean      not null,
    passkey        boolean      not null,
    preferred      varchar(32),
    primary key (pool_id, sub)
);

-- Authenticator apps. A row without verified_at waits for its first code; each user has at most one such row.
create table software_token (
    pool_id       varchar(55)  not null,
    sub           uuid         not null,
    token_id      uuid         not null,
    secret        bytea        not null,         -- sealed
    friendly_name varchar(128),
    created_at    timestamptz  not null,
    verified_at   timestamptz,
    last_step     bigint       not null,         -- 30-second step of the newest code that was used; older ones are void
    primary key (pool_id, sub, token_id)
);

-- Stand-ins for a lost second factor, each good once.
create table recovery_code (
    pool_id       varchar(55)  not null,
    sub           uuid         not null,
    code_mac      bytea        not null,
    created_at    timestamptz  not null,
    primary key (pool_id, sub, code_mac)
);
