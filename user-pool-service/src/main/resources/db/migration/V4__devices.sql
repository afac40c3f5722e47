-- Devices that users confirmed. Each proves itself with a secret of its own, by SRP.
create table user_device (
    pool_id          varchar(55)  not null,
    sub              uuid         not null,
    device_key       varchar(55)  collate "C" not null,
    name             varchar(1024),
    remembered       boolean      not null,
    srp_salt         bytea        not null,
    srp_verifier     bytea        not null,      -- sealed
    last_ip          varchar(64),
    created_at       timestamptz  not null,
    modified_at      timestamptz  not null,
    authenticated_at timestamptz  not null,
    awaited_session  text,                       -- of the sign-in that waits for this device: some clients do not send it
    awaited_from     varchar(64),                -- the address of that sign-in
    primary key (pool_id, sub, device_key)
);

-- The device a sign-in was made on: its refresh tokens are good on no other, and no longer once it is forgotten.
alter table token_family add column device_key varchar(55);
alter table token_family add column device_forgotten boolean not null default false;
