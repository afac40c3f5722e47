-- Copy into a Flyway migration of each service that consumes events.
create table consumed_event (
    consumer    varchar(128) not null,
    event_id    uuid         not null,
    consumed_at timestamptz  not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index consumed_event_age on consumed_event (consumer, consumed_at);
