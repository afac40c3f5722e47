-- Copy into a Flyway migration of each service that publishes events. Columns as Debezium's EventRouter expects them.
create table outbox (
    id                 uuid         not null primary key,
    shard              smallint     not null,   -- all events of one subject are in one shard
    aggregatetype      varchar(256) not null,   -- the CloudEvents source
    aggregateid        varchar(512) not null,   -- the Kafka key, <pool>#<subject>
    type               varchar(128) not null,
    topic              varchar(128) not null,
    payload            jsonb        not null,
    occurred_at        timestamptz  not null,
    tracingspancontext varchar(64),             -- W3C traceparent
    -- the order of publishing: the database's clock, because replicas do not share one
    created_at         timestamptz  not null default clock_timestamp()
);
create index outbox_order on outbox (shard, created_at, id);

-- A relay locks the row of a shard while it publishes what is in it.
create table outbox_shard (
    shard smallint not null primary key
);
insert into outbox_shard select generate_series(0, 15);
