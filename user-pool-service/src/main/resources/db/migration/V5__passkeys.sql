-- Passkeys, by which a browser or app finds them: an id is unique in its pool (WebAuthn §7.1, step 26).
create table passkey (
    pool_id         varchar(55)  not null,
    credential_id   bytea        not null,
    sub             uuid         not null,
    rp_id           varchar(253) not null,
    attested        bytea        not null,       -- attested credential data (WebAuthn §6.5.2): AAGUID, id, public key
    sign_count      bigint       not null,
    uv_initialized  boolean      not null,
    backup_eligible boolean      not null,
    backup_state    boolean      not null,
    transports      varchar(128) not null,       -- separated by commas
    attachment      varchar(32),
    friendly_name   varchar(64)  not null,
    created_at      timestamptz  not null,
    last_used_at    timestamptz,
    primary key (pool_id, credential_id)
);
create index passkey_user on passkey (pool_id, sub, created_at);
