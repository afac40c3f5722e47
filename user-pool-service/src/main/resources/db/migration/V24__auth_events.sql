-- The sign-in history of users in pools with threat protection. Event ids grow with time (UUID version 7).
create table auth_event (
    pool_id      varchar(55)   not null,
    sub          uuid          not null,
    event_id     uuid          not null,
    created_at   timestamptz   not null,
    event        jsonb         not null,               -- as AdminListUserAuthEvents answers it
    primary key (pool_id, sub, event_id)
);
create index auth_event_age on auth_event (created_at);
