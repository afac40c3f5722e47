create table pool_domain (
    pool_id      varchar(55)   not null,
    domain       varchar(253)  collate "C" not null,   -- a prefix, or a whole host
    settings     jsonb         not null,
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, domain)
);

-- Browsers know only the host. It makes domains unique across pools and is small enough to be replicated to every shard.
create table domain_pool (
    domain       varchar(253)  collate "C" not null primary key,
    pool_id      varchar(55)   not null
);
