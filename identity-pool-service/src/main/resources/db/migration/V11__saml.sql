-- SAML assertions that were used, each for one purpose; kept until they would be refused as expired anyway.
create table saml_assertion_use (
    marker     char(64)    primary key,   -- SHA-256 of issuer, id and purpose
    expires_at timestamptz not null
);
create index saml_assertion_use_expiry on saml_assertion_use (expires_at);
