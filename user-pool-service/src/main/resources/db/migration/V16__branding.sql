create table managed_login_branding (
    pool_id          varchar(55)   not null,
    client_id        varchar(128)  not null,
    branding_id      uuid          not null,
    provided_values  boolean       not null,
    settings         text,                       -- JSON as it was sent
    assets           text          not null,     -- JSON list; the bytes are in branding_file
    created_at       timestamptz   not null,
    modified_at      timestamptz   not null,
    primary key (pool_id, client_id)
);
create unique index managed_login_branding_id on managed_login_branding (pool_id, branding_id);

-- CSS and logo of the classic pages; the client 'ALL' stands for clients without their own.
create table ui_customization (
    pool_id          varchar(55)   not null,
    client_id        varchar(128)  not null,
    css              text,
    css_version      varchar(20),
    image            varchar(60),                -- the name of its file
    created_at       timestamptz   not null,
    modified_at      timestamptz   not null,
    primary key (pool_id, client_id)
);

-- Pictures of both, by the name they are served under: hash and extension. Shared by styles with the same picture.
create table branding_file (
    pool_id          varchar(55)   not null,
    client_id        varchar(128)  not null,
    name             varchar(60)   not null,
    content          bytea         not null,
    primary key (pool_id, client_id, name)
);
