create schema if not exists emc;

-- One row per contract and month: the primary key is what makes a second renewal impossible, whatever is repeated. The aggregate is "state"; the columns beside it
-- are copies for the month-end board. "failed_at" is set when a job of the process has run out of retries and cleared by the next step that succeeds.
create table emc.renewal (
    emc         text        not null check (emc ~ '^EMC-[0-9]{4,9}$'),
    period      text        not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    title       text        not null,
    step        text        not null,
    outcome     text check (outcome in ('RENEWED', 'OLD_TERMS', 'LAPSED')),
    waits_on    text        not null,
    waiting_for text[]      not null default '{}',
    due_at      timestamptz,
    started_at  timestamptz not null,
    changed_at  timestamptz not null,
    ended_at    timestamptz,
    failed_at   timestamptz,
    failure     text,
    state       text        not null,
    draft       text,
    draft_by    text,
    draft_at    timestamptz,
    primary key (emc, period),
    check ((outcome is not null) = (step = 'ENDED'))
) with (fillfactor = 60);

comment on table emc.renewal is 'the month is the one that ends; the next version is for the month after';
comment on column emc.renewal.draft is 'terms that the lead is preparing, before it proposes them';

-- the board asks for one month, counts by step, and lists one step by contract
create index renewal_by_period on emc.renewal (period, step, emc) include (outcome, waits_on, due_at, failed_at);
