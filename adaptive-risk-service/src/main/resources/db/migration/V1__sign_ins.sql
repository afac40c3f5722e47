-- Attempts of users to sign in, no more exact than the model needs them. A bounded number of each user.
create table sign_in (
    pool_id       varchar(55)   not null,
    sub           uuid          not null,
    succeeded     boolean       not null,
    occurred_at   timestamptz   not null,
    event_id      uuid          not null,
    network       varchar(64)   not null,               -- /24 or /48
    surroundings  varchar(64)   not null,               -- /16 or /32
    device        varchar(128)  not null,               -- browser and system, without versions
    device_key    varchar(64),                          -- digest
    primary key (pool_id, sub, succeeded, occurred_at, event_id)
);
create index sign_in_age on sign_in (occurred_at);

-- Copy into a Flyway migration of each service that consumes events.
create table consumed_event (
    consumer    varchar(128) not null,
    event_id    uuid         not null,
    consumed_at timestamptz  not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index consumed_event_age on consumed_event (consumer, consumed_at);
