-- Which user an identity at an identity provider is.
create table user_identity (
    pool_id      varchar(55)   not null,
    provider     varchar(64)   collate "C" not null,
    attribute    varchar(256)  collate "C" not null,   -- Cognito_Subject, or the claim an administrator linked by
    value_key    varchar(512)  collate "C" not null,   -- a digest when long
    sub          uuid          not null,
    linked       boolean       not null,               -- by an administrator; otherwise the user came by it
    enabled      boolean       not null,
    created_at   timestamptz   not null,
    primary key (pool_id, provider, attribute, value_key)
);
create index user_identity_user on user_identity (pool_id, sub);

-- The claims of a provider that users are linked by: a quota counts them.
create table linked_claim (
    pool_id      varchar(55)   not null,
    provider     varchar(64)   collate "C" not null,
    claim        varchar(256)  collate "C" not null,
    primary key (pool_id, provider, claim)
);
