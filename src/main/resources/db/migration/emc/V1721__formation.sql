create schema if not exists emc;

-- A formation is read and written whole, under its row lock; "state" is the aggregate, the columns beside it are copies for lists. It never holds a sealed commitment.
create table emc.formation (
    emc           text primary key,
    phase         text not null,
    canvas        boolean not null,
    lead          text not null,
    join_deadline timestamptz,
    committed     text[] not null,
    changed_at    timestamptz not null,
    state         jsonb not null
);
create index formation_open_calls on emc.formation (join_deadline, emc) where phase = 'JOINING';

create table emc.formation_timeline (
    id        bigint generated always as identity primary key,
    emc       text not null references emc.formation (emc),
    at        timestamptz not null,
    actor     text not null,
    fact      text not null,
    arguments jsonb not null
);
create index formation_timeline_by_emc on emc.formation_timeline (emc, id);
