create schema if not exists interest;

-- Each declaration with all its versions: correcting and ending add a version, and the one before stays as it was (product-bar D10).
create table interest.entry (
    id         uuid        not null,
    version    int         not null check (version > 0),
    is_current boolean     not null default true,
    person     text        not null,
    object     text        not null,
    kind       text        not null check (kind in ('HOLDS_SHARES', 'WORKS_FOR', 'WORKED_FOR', 'RELATED', 'OTHER')),
    percent    numeric(7, 4) check (percent > 0 and percent <= 100),
    since      date,
    until      date check (until >= since),
    note       text        not null,
    origin     text        not null check (origin in ('DECLARED', 'REGISTERED')),
    change     text        not null check (change in ('ADDED', 'CORRECTED', 'ENDED')),
    changed_by text        not null,
    reason     text        not null,
    at         timestamptz not null,
    primary key (id, version),
    constraint nobody_in_himself check (person <> object),
    constraint shares_alone_have_a_percentage check (percent is null or kind = 'HOLDS_SHARES'),
    constraint past_work_has_ended check (kind <> 'WORKED_FOR' or until is not null),
    constraint others_write_with_a_reason check (origin = 'DECLARED' or reason <> '')
);
create unique index one_current_version on interest.entry (id) where is_current;
-- the same is said once, by the person and by the register each
create unique index said_once on interest.entry (person, object, kind, origin, until) nulls not distinct where is_current;
create index entry_by_object on interest.entry (object) where is_current;
create index entry_by_change on interest.entry (at desc, id) where is_current;

create function interest.history_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.is_current and not new.is_current and to_jsonb(new) - 'is_current' = to_jsonb(old) - 'is_current' then
        return new;
    end if;
    raise exception 'the interest register keeps its history: correct or end an entry by a new version' using errcode = 'check_violation';
end $$;
create trigger history_stays before update or delete on interest.entry for each row execute function interest.history_stays();
create trigger history_stays_whole before truncate on interest.entry for each statement execute function interest.history_stays();

-- who has said on which day that what stands there is all there is
create table interest.confirmation (
    person text        not null,
    day    date        not null,
    at     timestamptz not null,
    primary key (person, day)
);
