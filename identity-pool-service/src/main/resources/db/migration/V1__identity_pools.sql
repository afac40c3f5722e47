-- Identities are found by their own id, everything else by the identity pool's; nothing refers across pools.

create table identity_pool (
    pool_id      varchar(55)  not null primary key,
    name         varchar(128) not null,
    settings     jsonb        not null,
    roles        jsonb        not null,          -- default roles and role mappings
    tag_maps     jsonb        not null,          -- by provider: which claims become principal tags
    created_at   timestamptz  not null,
    modified_at  timestamptz  not null
);

-- Deleted pools whose rows are still being removed.
create table pool_purge (
    pool_id      varchar(55)  not null primary key
);

create table identity (
    identity_id  varchar(55)  collate "C" not null primary key,
    pool_id      varchar(55)  not null,
    enabled      boolean      not null,          -- off once its last login is unlinked or it was merged into another
    created_at   timestamptz  not null,
    modified_at  timestamptz  not null
);
create index identity_of_pool on identity (pool_id, identity_id);

-- A login belongs to one identity of a pool.
create table identity_login (
    pool_id      varchar(55)   not null,
    provider     varchar(128)  collate "C" not null,
    subject_key  varchar(300)  collate "C" not null,   -- the subject, or its digest when it is long
    subject      varchar(1024) not null,               -- the user's id at the provider
    developer    boolean       not null,               -- vouched for by the pool's developer provider
    identity_id  varchar(55)   collate "C" not null,
    linked_at    timestamptz   not null,
    primary key (pool_id, provider, subject_key)
);
create index identity_login_identity on identity_login (identity_id, provider, subject_key);
-- an identity has one login of a public provider, and any number of developer user identifiers
create unique index identity_login_public on identity_login (identity_id, provider) where not developer;

-- The keys the identity tokens of all pools are signed with.
create table token_key (
    key_id       varchar(64)  not null primary key,
    role         varchar(16)  not null,          -- ACTIVE signs, NEXT is published for the coming rotation, RETIRED only verifies
    public_jwk   jsonb        not null,
    private_key  bytea        not null,          -- sealed PKCS#8
    created_at   timestamptz  not null,
    retired_at   timestamptz
);
create unique index token_key_in_use on token_key (role) where role <> 'RETIRED';

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
