create schema if not exists emc;

-- what was shared of a contract's month, with every input and the version of the rule; once and for good
create table emc.sharing_statement (
    emc          text        not null,
    period       char(7)     not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    currency     char(3)     not null,
    rule_version text        not null,
    input        jsonb       not null,
    result       jsonb       not null,
    entry_key    text,
    booked_at    timestamptz not null,
    primary key (emc, period)
);

create function emc.refuse_sharing_change() returns trigger language plpgsql as $$
begin
    raise exception 'a statement of sharing stays as it was booked' using errcode = 'insufficient_privilege';
end
$$;
create trigger sharing_statement_stays before update or delete on emc.sharing_statement for each row execute function emc.refuse_sharing_change();
create trigger sharing_statements_are_kept before truncate on emc.sharing_statement for each statement execute function emc.refuse_sharing_change();
