-- Users, roles, policies and identity providers of IAM, each a document with everything that belongs to it.
create table iam_entity (
    kind     varchar(16)  not null,   -- user, role, policy, oidc-provider, saml-provider
    name     varchar(512) not null,   -- in small letters: names that differ by case alone are the same
    path     varchar(512) not null,
    document jsonb        not null,
    revision bigint       not null,   -- grows with each change; what consumers of the state topic go by
    primary key (kind, name)
);
-- which user has a key, what a policy is attached to
create index iam_entity_holders on iam_entity using gin (document jsonb_path_ops) where kind in ('user', 'role');
