create schema if not exists emc;

-- one chain per EMC: every entry carries the hash of the one before it and the product's signature over its own
create table emc.chain_entry (
    emc           text        not null,
    number        bigint      not null check (number > 0),
    type          text        not null,
    entry_key     text        not null,
    at            timestamptz not null,
    key_id        text        not null,
    previous_hash text        not null,
    payload       text        not null,
    hash          text        not null,
    signature     text        not null,
    primary key (emc, number),
    unique (emc, entry_key)
);

-- the row that writers of one EMC wait for; it remembers nothing that the entries do not say
create table emc.chain_head (
    emc    text primary key,
    number bigint not null,
    hash   text   not null
) with (fillfactor = 70);

create function emc.refuse_chain_change() returns trigger language plpgsql as $$
begin
    raise exception 'the contract chain cannot be changed (% on %.%)', tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger chain_entry_stays before update or delete on emc.chain_entry for each row execute function emc.refuse_chain_change();
create trigger chain_entry_is_kept before truncate on emc.chain_entry for each statement execute function emc.refuse_chain_change();
