create schema if not exists talent;

create sequence talent.stay_number;

-- One person's time in the pool: the partial index is what makes a second one at the same time impossible, whatever is repeated. The aggregate is "state"; the columns
-- beside it are copies for lists.
create table talent.pool_stay (
    code       text        primary key check (code ~ '^PS-[0-9]{4,9}$'),
    person     text        not null,
    cause      text        not null,
    phase      text        not null,
    outcome    text,
    entered    date        not null,
    last_day   date        not null,
    refusals   int         not null default 0 check (refusals >= 0),
    escalated  boolean     not null default false,
    changed_at timestamptz not null,
    ended_on   date,
    state      text        not null,
    check ((outcome is not null) = (phase = 'ENDED')),
    check ((outcome is not null) = (ended_on is not null))
) with (fillfactor = 60);

create unique index one_open_stay on talent.pool_stay (person) where outcome is null;
create index stay_by_person on talent.pool_stay (person, entered desc);
create index open_stay_by_limit on talent.pool_stay (last_day, code) where outcome is null;

comment on column talent.pool_stay.last_day is 'first day after the time allowed; nothing ends by itself on it';

-- Booked once for each stay and month. What one person gets is private; the ledger knows the stay only.
create table talent.pool_wage (
    stay      text           not null references talent.pool_stay (code),
    month     text           not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    currency  char(3)        not null,
    amount    numeric(17, 2) not null check (amount >= 0),
    booked_at timestamptz    not null,
    primary key (stay, month)
);
