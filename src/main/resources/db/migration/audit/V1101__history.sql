create schema if not exists audit;

-- one chain per stream (business key): every entry carries the hash of the one before it
create table audit.entry (
    id            bigint generated always as identity primary key,
    stream        text        not null,
    sequence      bigint      not null,
    at            timestamptz not null,
    actor         text        not null,
    action        text        not null,
    details       text        not null,
    previous_hash text        not null,
    hash          text        not null,
    unique (stream, sequence)
);

-- the row that writers of one stream wait for; it remembers nothing that the entries do not say
create table audit.head (
    stream   text primary key,
    sequence bigint not null,
    hash     text   not null
);

-- all entries once more in one chain, so that a missing tail or a missing stream is found
create table audit.seal (
    number        bigint primary key,
    entry_id      bigint      not null unique,
    stream        text        not null,
    sequence      bigint      not null,
    entry_hash    text        not null,
    previous_hash text        not null,
    hash          text        not null,
    sealed_at     timestamptz not null
);

-- entries that wait for their seal; written with the entry, so a slow transaction is not passed over
create table audit.unsealed (
    entry_id bigint primary key
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the history cannot be changed (% on %.%)', tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger entry_stays before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_is_kept before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger seal_stays before update or delete on audit.seal for each row execute function audit.refuse_change();
create trigger seal_is_kept before truncate on audit.seal for each statement execute function audit.refuse_change();
