-- keys of outside systems; a secret is derived from the master key outside of the database and stands nowhere
create table performance.webhook_key (
    id         text primary key,
    emc        text not null,
    actors     text[] not null,
    label      text not null,
    salt       text not null,
    master     text not null,
    replaces   text references performance.webhook_key (id),
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_by text,
    revoked_at timestamptz
);
create index webhook_key_by_emc on performance.webhook_key (emc, created_at desc);

-- what was delivered, so that nothing is taken twice
create table performance.delivery (
    key         text not null references performance.webhook_key (id),
    delivery    text not null,
    received_at timestamptz not null,
    primary key (key, delivery)
);
create index delivery_by_age on performance.delivery (received_at);
