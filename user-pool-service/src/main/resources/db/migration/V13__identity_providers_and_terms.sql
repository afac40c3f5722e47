create table identity_provider (
    pool_id      varchar(55)   not null,
    name         varchar(64)   collate "C" not null,
    settings     jsonb         not null,               -- without secrets
    secrets      bytea,                                -- sealed: the provider details nobody but a provider may see
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, name)
);

-- Other names of a provider, such as the domains of its users' e-mail addresses.
create table identity_provider_identifier (
    pool_id      varchar(55)   not null,
    identifier   varchar(64)   collate "C" not null,
    name         varchar(64)   collate "C" not null,
    primary key (pool_id, identifier)
);
create index identity_provider_identifier_name on identity_provider_identifier (pool_id, name);

create table terms_of_use (
    pool_id      varchar(55)   not null,
    terms_id     uuid          not null,
    client_id    varchar(128)  not null,
    name         varchar(32)   not null,               -- terms-of-use or privacy-policy
    settings     jsonb         not null,
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, terms_id)
);
create unique index terms_of_use_client on terms_of_use (pool_id, client_id, name);
