create schema if not exists ledger;

create table ledger.book (
    owner     text primary key,
    currency  char(3) not null,
    opened_at timestamptz not null
);

create table ledger.entry (
    id          bigint generated always as identity primary key,
    owner       text not null references ledger.book (owner),
    entry_key   text not null unique,
    description text not null,
    at          timestamptz not null
);
create index entry_by_owner on ledger.entry (owner, id desc);

create table ledger.posting (
    entry_id   bigint not null references ledger.entry (id),
    line       int not null,
    account    text not null,
    holder     text not null,
    loss_order int not null check (loss_order between 0 and 9),
    side       text not null check (side in ('DEBIT', 'CREDIT')),
    amount     numeric(17, 2) not null check (amount > 0),
    primary key (entry_id, line)
);

-- the database itself refuses books that do not balance, whoever writes them
create function ledger.entry_balances() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(case side when 'DEBIT' then amount else -amount end), 0) from ledger.posting where entry_id = new.entry_id) <> 0 then
        raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger entry_balances after insert on ledger.posting
    deferrable initially deferred for each row execute function ledger.entry_balances();

create function ledger.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: correct by a new entry' using errcode = 'check_violation';
end $$;
create trigger append_only before update or delete on ledger.entry for each row execute function ledger.append_only();
create trigger append_only before update or delete on ledger.posting for each row execute function ledger.append_only();
