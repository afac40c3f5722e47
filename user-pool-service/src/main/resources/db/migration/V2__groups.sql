create table pool_group (
    pool_id      varchar(55)   not null,
    name         varchar(128)  collate "C" not null,
    description  varchar(2048),
    role_arn     varchar(2048),
    precedence   integer,                        -- lower goes first, null last
    created_at   timestamptz   not null,
    modified_at  timestamptz   not null,
    primary key (pool_id, name)
);

create table group_member (
    pool_id      varchar(55)   not null,
    sub          uuid          not null,
    group_name   varchar(128)  collate "C" not null,
    added_at     timestamptz   not null,
    primary key (pool_id, sub, group_name)
);
create index group_member_group on group_member (pool_id, group_name, sub);
