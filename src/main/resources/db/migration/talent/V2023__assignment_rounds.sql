-- the process of each month's proposal; it is told once
create table talent.matching_round (
    period       text primary key check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    begun_at     timestamptz not null,
    answers_due  timestamptz,
    over_at      timestamptz
);

-- the person is asked first, the owner only where the person has said yes; the owner's yes is an offer
alter table talent.matching_proposed_place
    add column person_says  text check (person_says in ('YES', 'NO')),
    add column person_at    timestamptz,
    add column owner_says   text check (owner_says in ('YES', 'NO')),
    add column owner_at     timestamptz,
    add column offer        text,
    add check ((person_says is null) = (person_at is null) and (owner_says is null) = (owner_at is null)),
    add check (owner_says is null or person_says = 'YES'),
    add check ((offer is not null) = (owner_says is not distinct from 'YES'));
create index proposed_place_by_person on talent.matching_proposed_place (person, period);
