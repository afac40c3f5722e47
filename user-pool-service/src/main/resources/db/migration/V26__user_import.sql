-- Imports of users from CSV files. A row says how far an import has come; it changes in the transactions that create the users.
create table user_import_job (
    pool_id       varchar(55)   not null,
    job_id        varchar(55)   not null,
    name          varchar(128)  not null,
    role_arn      varchar(2048) not null,
    algorithm     varchar(32),                     -- of the column password_hash
    status        varchar(16)   not null,          -- as on the wire: Created, Pending, InProgress ...
    message       varchar(512),                    -- why it ended
    created_at    timestamptz   not null,
    started_at    timestamptz,
    completed_at  timestamptz,
    imported      bigint        not null default 0,
    skipped       bigint        not null default 0,
    failed        bigint        not null default 0,
    upload_id     uuid,                            -- the file that arrived whole, until the job ends
    file_size     bigint        not null default 0,
    columns       text,                            -- the file's header, one name a line
    next_byte     bigint        not null default 0,
    next_line     bigint        not null default 1,
    primary key (pool_id, job_id)
);
create index user_import_job_age on user_import_job (pool_id, created_at, job_id);
create index user_import_job_open on user_import_job (status, started_at)
    where status in ('Created', 'Pending', 'InProgress', 'Stopping');

-- Files on their way in and until they are imported, in sealed pieces of one size: they hold personal data and password hashes.
create table user_import_piece (
    pool_id       varchar(55)   not null,
    job_id        varchar(55)   not null,
    upload_id     uuid          not null,
    piece         integer       not null,
    content       bytea         not null,          -- sealed
    written_at    timestamptz   not null,
    primary key (pool_id, job_id, upload_id, piece)
);
create index user_import_piece_age on user_import_piece (written_at);

-- A hash that came with an import has no verifier for SRP until its user signs in.
alter table user_credential alter column srp_salt drop not null;
alter table user_credential alter column srp_verifier drop not null;
