-- the identity provider a user signed in with; null for the pool's own directory
alter table browser_session add column provider varchar(32);
