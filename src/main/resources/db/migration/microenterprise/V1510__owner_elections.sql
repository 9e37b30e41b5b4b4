-- one row, raised in the announcing transaction: its lock makes codes gapless
create table microenterprise.election_counter (
    only_row    boolean primary key default true check (only_row),
    last_number int not null
);
insert into microenterprise.election_counter (last_number) values (0);

-- An election is read and written whole, under its row lock; "state" is the aggregate, the columns beside it are copies for lists and searches.
create table microenterprise.election (
    id               text primary key check (id ~ '^OE-[0-9]{4,9}$'),
    microenterprise  text not null references microenterprise.microenterprise (code),
    cause            text not null check (cause in ('RESIGNATION', 'AUTOMATIC', 'RECALL', 'CHALLENGE', 'INTERIM_OVER')),
    phase            text not null check (phase in ('MOTION', 'RECALL_BALLOT', 'NOMINATION', 'ELIGIBILITY', 'QUESTIONS', 'BALLOT', 'ACCEPTANCE', 'INTERIM_CHOICE',
                                                    'INTERIM', 'ELECTED', 'INCUMBENT_CONFIRMED', 'INTERIM_OVER', 'RECALL_FAILED', 'WITHDRAWN', 'CANCELLED')),
    incumbent        text not null,
    roll             text[] not null,
    candidates       text[] not null,
    opened_at        timestamptz not null,
    changed_at       timestamptz not null,
    due_at           timestamptz,
    ended_at         timestamptz,
    state            jsonb not null
);
create unique index one_open_election on microenterprise.election (microenterprise)
    where phase not in ('ELECTED', 'INCUMBENT_CONFIRMED', 'INTERIM_OVER', 'RECALL_FAILED', 'WITHDRAWN', 'CANCELLED');
create index election_by_opening on microenterprise.election (opened_at desc, id desc);
create index election_of_microenterprise on microenterprise.election (microenterprise, opened_at desc);
create index election_by_voter on microenterprise.election using gin (roll);
create index election_by_candidate on microenterprise.election using gin (candidates);

create table microenterprise.election_timeline (
    id          bigint generated always as identity primary key,
    election    text not null references microenterprise.election (id),
    at          timestamptz not null,
    actor       text not null,
    fact        text not null,
    arguments   jsonb not null
);
create index election_timeline_by_election on microenterprise.election_timeline (election, id);

-- who was second in the last election and stands ready (domain.md P5)
create table microenterprise.backup_leader (
    code     text primary key references microenterprise.microenterprise (code),
    username text not null,
    election text not null references microenterprise.election (id),
    since    timestamptz not null
);

-- concluded months by contract, for the months in a row that call an election
create table microenterprise.bottom_month (
    code     text not null,
    period   text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    contract text not null,
    met      boolean not null,
    at       timestamptz not null,
    primary key (code, period, contract)
);
