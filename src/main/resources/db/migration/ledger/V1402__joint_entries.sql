-- one entry over the books of several owners: each owner's part balances by itself, and what one claims the other owes
create table ledger.joint_entry (
    entry_key   text primary key,
    fingerprint char(64) not null,
    at          timestamptz not null
);

alter table ledger.entry add column joint_key text references ledger.joint_entry (entry_key);
alter table ledger.entry add constraint joint_part_has_the_joint_key check (joint_key is null or joint_key = entry_key);
alter table ledger.entry drop constraint entry_entry_key_key;
create unique index entry_single_key on ledger.entry (entry_key) where joint_key is null;
create unique index entry_joint_key on ledger.entry (joint_key, owner) where joint_key is not null;

create function ledger.claims_match() returns trigger language plpgsql as $$
declare
    joint text;
begin
    select joint_key into joint from ledger.entry where id = new.entry_id;
    if joint is null then
        raise exception 'entry % claims from another book without its counterpart', new.entry_id using errcode = 'check_violation';
    end if;
    if exists (
        select 1 from (
            select case p.account when 'receivable' then e.owner else substr(p.holder, 6) end as creditor,
                   case p.account when 'receivable' then substr(p.holder, 6) else e.owner end as debtor,
                   case p.side when 'DEBIT' then p.amount else -p.amount end as amount
              from ledger.entry e join ledger.posting p on p.entry_id = e.id
             where e.joint_key = joint and p.account in ('receivable', 'payable') and p.holder like 'book:%') claim
         group by creditor, debtor having sum(amount) <> 0) then
        raise exception 'receivables and payables of ledger entry % do not match', joint using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger claims_match after insert on ledger.posting deferrable initially deferred
    for each row when (new.account in ('receivable', 'payable') and new.holder like 'book:%') execute function ledger.claims_match();

create trigger append_only before update or delete on ledger.joint_entry for each row execute function ledger.append_only();
