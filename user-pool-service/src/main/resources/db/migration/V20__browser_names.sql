-- What people see of the browsers they are signed in with, such as "Firefox on Linux".
alter table browser_session add column browser varchar(64) not null default 'unknown';
