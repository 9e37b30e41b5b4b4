create table inbox.calendar_feed (
    person       text primary key,
    token_hash   bytea not null unique check (length(token_hash) = 32),
    language     text not null,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
comment on column inbox.calendar_feed.token_hash is 'SHA-256 of the secret in the address, which is shown once and kept nowhere';
