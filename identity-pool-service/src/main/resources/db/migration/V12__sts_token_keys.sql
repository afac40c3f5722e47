-- Keys of more than one kind of token; each kind has its own that sign and come next.
alter table token_key add column purpose varchar(16) not null default 'IDENTITY';
alter table token_key alter column purpose drop default;
drop index token_key_in_use;
create unique index token_key_in_use on token_key (purpose, role) where role <> 'RETIRED';
