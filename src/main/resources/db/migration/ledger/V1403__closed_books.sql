-- The books of a dissolved micro-enterprise take no entry any more. Writers share the row of each owner, in the sorted order in which they write; who closes it waits for them.
alter table ledger.book add column closed_at timestamptz;

create function ledger.book_is_open() returns trigger language plpgsql as $$
begin
    if (select closed_at from ledger.book where owner = new.owner for share) is not null then
        raise exception 'the ledger of % is closed', new.owner using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger book_is_open after insert on ledger.entry for each row execute function ledger.book_is_open();
