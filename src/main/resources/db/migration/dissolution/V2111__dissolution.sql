create schema if not exists dissolution;

create sequence dissolution.case_number;

-- One open case per micro-enterprise: the partial index is what makes a second one impossible, whatever is repeated. The aggregate is "state"; the columns beside it
-- are copies for lists. "failed_at" is set when a job of the process has run out of retries and cleared by the next step that succeeds.
create table dissolution.dissolution (
    code            text        primary key check (code ~ '^DC-[0-9]{4,9}$'),
    microenterprise text        not null,
    name            text        not null,
    platform        text        not null,
    trigger         text        not null,
    step            text        not null,
    outcome         text,
    overdue         boolean     not null default false,
    due_at          timestamptz,
    opened_at       timestamptz not null,
    changed_at      timestamptz not null,
    ended_at        timestamptz,
    failed_at       timestamptz,
    failure         text,
    parties         text[]      not null default '{}',
    request_key     text,
    state           text        not null,
    check ((outcome is not null) = (step = 'ENDED'))
) with (fillfactor = 60);

create unique index one_open_dissolution on dissolution.dissolution (microenterprise) where outcome is null;
create unique index one_dissolution_per_request on dissolution.dissolution (request_key) where request_key is not null;
create index dissolution_by_time on dissolution.dissolution (opened_at desc, code desc);
create index dissolution_by_party on dissolution.dissolution using gin (parties);

comment on column dissolution.dissolution.parties is 'counterparties that were given notice; whose people find the case';
comment on column dissolution.dissolution.request_key is 'who asked and with which Idempotency-Key';

-- What speaks for a dissolution: shown to the platform owner, who opens a case or does not. Nothing opens by itself.
create table dissolution.reason_to_dissolve (
    microenterprise text        not null,
    trigger         text        not null,
    since           timestamptz not null,
    details         text        not null,
    seen_at         timestamptz not null,
    gone_at         timestamptz,
    primary key (microenterprise, trigger)
);
create index reason_that_stands on dissolution.reason_to_dissolve (seen_at desc) where gone_at is null;

-- First day on which a micro-enterprise was seen beyond its cash allowance, without a break since.
create table dissolution.beyond_allowance (
    microenterprise text primary key,
    since           date not null
);
