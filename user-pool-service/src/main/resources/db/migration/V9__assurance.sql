-- How strongly the user authenticated: the claims acr and amr, which refreshed tokens keep.
alter table token_family add column acr varchar(64);
alter table token_family add column amr varchar(64) not null default '';   -- separated by spaces
