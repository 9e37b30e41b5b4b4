create schema if not exists dissolution;

-- One settlement per dissolution; the aggregate is "file" (it holds wages of people, so it is for the settlement's own readers), the columns beside it are for conditions and lists.
create table dissolution.settlement (
    code            text        primary key check (code ~ '^DC-[0-9]{4,9}$'),
    microenterprise text        not null,
    state           text        not null check (state in ('OPEN', 'DRAWN_UP', 'BOOKED', 'DROPPED', 'HANDED_OVER')),
    begun_at        timestamptz not null,
    changed_at      timestamptz not null,
    file            text        not null
) with (fillfactor = 60);
create unique index one_running_settlement on dissolution.settlement (microenterprise) where state in ('OPEN', 'DRAWN_UP');
create index settlement_by_microenterprise on dissolution.settlement (microenterprise);

-- What was signed and booked, as canonical JSON; its name is the digest of these very bytes.
create table dissolution.final_account (
    code      text        primary key references dissolution.settlement (code),
    digest    text        not null check (digest ~ '^[0-9a-f]{64}$'),
    document  text        not null,
    booked_at timestamptz not null,
    check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);

create function dissolution.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a final account is booked for good' using errcode = 'check_violation';
end $$;
create trigger final_account_is_booked before update or delete on dissolution.final_account for each row execute function dissolution.refuse_change();
