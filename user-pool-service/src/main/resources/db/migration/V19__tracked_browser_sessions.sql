-- What users see of their browser sessions, in pools that track sessions; null for those from before it was tracked.
alter table browser_session
    add column last_active_at timestamptz,
    add column device_type    varchar(1024),
    add column ip_address     varchar(128);
