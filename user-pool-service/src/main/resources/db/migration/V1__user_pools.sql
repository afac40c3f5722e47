-- Every key starts with the pool's id and nothing refers across pools, so the tables can be distributed by pool_id.

create table user_pool (
    pool_id      varchar(55)  not null primary key,
    name         varchar(128) not null,
    settings     jsonb        not null,
    created_at   timestamptz  not null,
    modified_at  timestamptz  not null
);

create table app_client (
    pool_id      varchar(55)  not null,
    client_id    varchar(128) not null,
    name         varchar(128) not null,
    settings     jsonb        not null,
    secret       bytea,                          -- sealed; null for public clients
    created_at   timestamptz  not null,
    modified_at  timestamptz  not null,
    primary key (pool_id, client_id)
);

-- Public operations know only the client; small enough to be replicated to every shard.
create table app_client_pool (
    client_id    varchar(128) not null primary key,
    pool_id      varchar(55)  not null
);

-- Deleted pools whose rows are still being removed.
create table pool_purge (
    pool_id      varchar(55)  not null primary key
);

create table signing_key (
    pool_id      varchar(55)  not null,
    key_id       varchar(64)  not null,
    role         varchar(16)  not null,          -- ACTIVE signs, NEXT is published for the coming rotation, RETIRED only verifies
    public_jwk   jsonb        not null,
    private_key  bytea        not null,          -- sealed PKCS#8
    created_at   timestamptz  not null,
    retired_at   timestamptz,                    -- published a day longer, for tokens it signed
    primary key (pool_id, key_id)
);

create table pool_user (
    pool_id            varchar(55)  not null,
    sub                uuid         not null,
    username           varchar(128) collate "C" not null,
    status             varchar(32)  collate "C" not null,
    enabled            boolean      not null,
    attributes         jsonb        not null,
    tokens_valid_from  timestamptz  not null,    -- tokens of an earlier sign-in are void (global sign-out, disable)
    created_at         timestamptz  not null,
    modified_at        timestamptz  not null,
    -- attribute values as ListUsers compares them: folded, and short enough for an index
    search_email       varchar(192) collate "C",
    search_phone       varchar(192) collate "C",
    search_name        varchar(192) collate "C",
    search_given_name  varchar(192) collate "C",
    search_family_name varchar(192) collate "C",
    search_preferred   varchar(192) collate "C",
    primary key (pool_id, sub)
);

-- ListUsers: equality and prefix on one attribute, paged by (value, sub)
create index pool_user_username    on pool_user (pool_id, username, sub);
create index pool_user_status      on pool_user (pool_id, status, sub);
create index pool_user_enabled     on pool_user (pool_id, enabled, sub);
create index pool_user_email       on pool_user (pool_id, search_email, sub) where search_email is not null;
create index pool_user_phone       on pool_user (pool_id, search_phone, sub) where search_phone is not null;
create index pool_user_name        on pool_user (pool_id, search_name, sub) where search_name is not null;
create index pool_user_given_name  on pool_user (pool_id, search_given_name, sub) where search_given_name is not null;
create index pool_user_family_name on pool_user (pool_id, search_family_name, sub) where search_family_name is not null;
create index pool_user_preferred   on pool_user (pool_id, search_preferred, sub) where search_preferred is not null;

-- How many users the planner expects in a pool: from statistics, without reading rows.
create function planned_pool_users(pool text) returns bigint language plpgsql as $$
declare
    top_of_plan text;
begin
    execute format('explain select 1 from pool_user where pool_id = %L', pool) into top_of_plan;
    return cast(substring(top_of_plan from 'rows=(\d+)') as bigint);
end
$$;

-- One primary-key read finds a user by any name it signs in with, and makes each such name unique.
create table user_alias (
    pool_id      varchar(55)   not null,
    kind         varchar(24)   not null,         -- USERNAME (preferred ones too), EMAIL, PHONE_NUMBER
    value_key    varchar(512)  not null,         -- folded when the pool ignores case, a digest when long
    sub          uuid          not null,
    primary key (pool_id, kind, value_key)
);
create index user_alias_sub on user_alias (pool_id, sub);

create table user_credential (
    pool_id       varchar(55)  not null,
    sub           uuid         not null,
    password_hash bytea        not null,         -- sealed Argon2id encoding
    srp_salt      bytea        not null,
    srp_verifier  bytea        not null,         -- sealed
    changed_at    timestamptz  not null,
    expires_at    timestamptz,                   -- temporary passwords only
    primary key (pool_id, sub)
);

create table confirmation_code (
    pool_id       varchar(55)   not null,
    sub           uuid          not null,
    purpose       varchar(64)   not null,        -- SIGN_UP, FORGOT_PASSWORD, VERIFY:<attribute>
    code_mac      bytea         not null,
    attribute     varchar(64),
    pending_value bytea,                         -- sealed new value that waits for its verification
    attempts      integer       not null,
    created_at    timestamptz   not null,
    expires_at    timestamptz   not null,
    primary key (pool_id, sub, purpose)
);
create index confirmation_code_expiry on confirmation_code (expires_at);

-- One row for each sign-in; its refresh tokens descend from each other.
create table token_family (
    pool_id        varchar(55)  not null,
    origin_jti     uuid         not null,
    sub            uuid         not null,
    client_id      varchar(128) not null,
    auth_time      timestamptz  not null,
    expires_at     timestamptz  not null,
    refresh_jti    uuid         not null,        -- the newest refresh token
    previous_jti   uuid,                         -- still accepted until grace_until
    grace_until    timestamptz,
    revoked_at     timestamptz,
    primary key (pool_id, origin_jti)
);
create index token_family_user on token_family (pool_id, sub);
create index token_family_expiry on token_family (expires_at);

-- Stand-ins for Redis while it is away.
create table once_marker (
    pool_id      varchar(55)  not null,
    marker       varchar(128) not null,
    expires_at   timestamptz  not null,
    primary key (pool_id, marker)
);
create index once_marker_expiry on once_marker (expires_at);

create table failed_attempt (
    pool_id       varchar(55)  not null,
    kind          varchar(32)  not null,
    subject       varchar(160) not null,
    failures      integer      not null,
    last_failure  timestamptz  not null,
    locked_until  timestamptz  not null,
    primary key (pool_id, kind, subject)
);
create index failed_attempt_age on failed_attempt (last_failure);

-- Facts on their way to Kafka; columns as Debezium's EventRouter expects them.
create table outbox (
    id                 uuid         not null primary key,
    shard              smallint     not null,   -- all events of one subject are in one shard
    aggregatetype      varchar(256) not null,   -- the CloudEvents source
    aggregateid        varchar(512) not null,   -- the Kafka key, <pool>#<subject>
    type               varchar(128) not null,
    topic              varchar(128) not null,
    payload            jsonb        not null,
    occurred_at        timestamptz  not null,
    tracingspancontext varchar(64),
    created_at         timestamptz  not null default clock_timestamp()
);
create index outbox_order on outbox (shard, created_at, id);

-- A relay locks the row of a shard while it publishes what is in it.
create table outbox_shard (
    shard smallint not null primary key
);
insert into outbox_shard select generate_series(0, 15);
