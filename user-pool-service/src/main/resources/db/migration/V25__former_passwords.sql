-- Passwords that users had before their current one, in pools with a PasswordHistorySize.
create table former_password (
    pool_id       varchar(55)   not null,
    sub           uuid          not null,
    generation    integer       not null,               -- grows with each change of the password
    password_hash bytea         not null,               -- sealed Argon2id encoding, as it was in user_credential
    primary key (pool_id, sub, generation)
);
