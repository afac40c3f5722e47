create table pool_group (
    pool_id      varchar(55)   not null,
    name         varchar(128)  collate "C" not null,
    group_id     uuid          not null,         -- tells it from an earlier group of its name
    description  varchar(2048),
    role_arn     varchar(2048),
    precedence   integer,                        -- lower goes first, null last
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, name)
);
create unique index pool_group_id on pool_group (pool_id, group_id);

-- Rows of a deleted group mean nothing and are removed by and by.
create table group_member (
    pool_id      varchar(55)   not null,
    sub          uuid          not null,
    group_id     uuid          not null,
    added_at     timestamptz   not null,
    primary key (pool_id, sub, group_id)
);
create index group_member_group on group_member (pool_id, group_id, sub);

-- Deleted groups whose members are still being removed.
create table group_purge (
    pool_id      varchar(55)   not null,
    group_id     uuid          not null,
    primary key (pool_id, group_id)
);
