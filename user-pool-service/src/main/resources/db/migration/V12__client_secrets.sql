-- Up to two at a time, oldest first, so that one can replace the other without an outage. The column "secret" is read no
-- more and goes with a later version.
alter table app_client add column secrets jsonb not null default '[]';   -- [{"id", "sealed", "createdAt" in ms}]

update app_client set secrets = jsonb_build_array(jsonb_build_object(
    'id', client_id || '--' || cast(floor(extract(epoch from created_at) * 1000) as bigint),
    'sealed', translate(encode(secret, 'base64'), E'\n', ''),
    'createdAt', cast(floor(extract(epoch from created_at) * 1000) as bigint)))
where secret is not null;
