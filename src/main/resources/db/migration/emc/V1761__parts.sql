-- From which day of its month a version is in force; null for the first, as in all versions before parts could change. The first day of the month after
-- is that of a version that only the renewal goes on from.
alter table emc.version add column in_force_from date,
    add constraint version_in_force_in_its_month check (in_force_from is null
        or in_force_from between make_date(left(period, 4)::int, right(period, 2)::int, 1) and make_date(left(period, 4)::int, right(period, 2)::int, 1) + interval '1 month'),
    drop constraint version_origin_check,
    add constraint version_origin_check check (origin in ('FORMATION', 'RENEWAL', 'TACIT_EXTENSION', 'AMENDMENT', 'PART_REPLACED', 'PART_COVERED', 'PART_REDUCED', 'PART_REMOVED'));

-- SIGNED_PART: the party's own part and what all share stand as it signed them, other parts have changed since; BOUND: by the contract's conditions and the members' ballot
alter table emc.signature drop constraint signature_how_check,
    add constraint signature_how_check check (how in ('SIGNED', 'SIGNED_PART', 'CONFIRMED', 'DEEMED_CONFIRMED', 'BOUND'));

-- What the members have decided about one part, or about the EMC, and what became of it; "key" makes a repeat harmless
create table emc.part_change (
    key             text primary key,
    emc             text        not null references emc.emc (code),
    kind            text        not null check (kind in ('REPLACED', 'COVERED', 'REDUCED', 'REMOVED', 'ENDED')),
    party           text,
    substitute      text,
    ratio_percent   numeric,
    cover_until     date,
    ballot          text        not null,
    condition       text        not null,
    evidence_digest text        not null,
    version         int         not null,
    ended_on        date        not null,
    in_force_from   date        not null,
    at              timestamptz not null,
    check ((party is null) = (kind = 'ENDED')),
    check ((substitute is not null) = (kind in ('REPLACED', 'COVERED'))),
    check ((ratio_percent is not null) = (kind = 'REDUCED')),
    check ((cover_until is not null) = (kind = 'COVERED'))
);
create index part_change_by_emc on emc.part_change (emc, at);

create trigger part_change_stays before update or delete on emc.part_change for each row execute function emc.refuse_change();
create trigger part_change_is_kept before truncate on emc.part_change for each statement execute function emc.refuse_change();
