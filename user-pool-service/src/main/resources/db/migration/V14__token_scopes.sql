-- What a sign-in through the authorization server gave; null for sign-ins through the API.
alter table token_family
    add column scopes   text,       -- separated by spaces
    add column resource text,       -- the audience of its access tokens (RFC 8707)
    add column sso_id   uuid;       -- the browser session it came through
