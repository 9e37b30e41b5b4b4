create schema if not exists microenterprise;

create table microenterprise.platform (
    id       text primary key,
    position int not null
);
insert into microenterprise.platform (id, position)
values ('food', 1), ('clothing', 2), ('home', 3), ('health', 4), ('logistics', 5);

-- A proposal is read and written whole, under its row lock; "state" is the aggregate, the columns beside it are copies for lists and searches.
create table microenterprise.proposal (
    id                   uuid primary key,
    proposer             text not null,
    co_founders          text[] not null,
    status               text not null check (status in ('DRAFT', 'SUBMITTED', 'REWORK', 'IN_DECISION', 'PLEDGING', 'SIGNING',
                                                         'PROVISIONING', 'FOUNDED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
    name                 text not null,
    platform             text not null,
    kind                 text check (kind in ('USER', 'NODE')),
    user_scenario        text not null,
    scenario_key         text not null,
    funding_asked        numeric(17, 2),
    currency             text,
    microenterprise_code text unique,
    created_at           timestamptz not null,
    changed_at           timestamptz not null,
    state                jsonb not null
);
create index proposal_by_change on microenterprise.proposal (changed_at desc, id);
create index proposal_by_proposer on microenterprise.proposal (proposer, changed_at desc);
create index proposal_by_co_founder on microenterprise.proposal using gin (co_founders);
create index proposal_by_scenario on microenterprise.proposal (scenario_key)
    where status in ('SUBMITTED', 'REWORK', 'IN_DECISION', 'PLEDGING', 'SIGNING', 'PROVISIONING');

create table microenterprise.submission_key (
    proposer        text not null,
    idempotency_key text not null,
    input_hash      text not null,
    proposal_id     uuid not null,
    at              timestamptz not null,
    primary key (proposer, idempotency_key)
);

create table microenterprise.timeline (
    id          bigint generated always as identity primary key,
    proposal_id uuid not null references microenterprise.proposal (id) on delete cascade,
    at          timestamptz not null,
    actor       text not null,
    fact        text not null,
    arguments   jsonb not null
);
create index timeline_by_proposal on microenterprise.timeline (proposal_id, id);

-- one row, raised in the registering transaction: its lock makes codes gapless
create table microenterprise.code_counter (
    only_row  boolean primary key default true check (only_row),
    last_code int not null
);
insert into microenterprise.code_counter (last_code) values (0);

create table microenterprise.microenterprise (
    code                text primary key check (code ~ '^ME-[0-9]{4,}$'),
    proposal_id         uuid not null unique,
    name                text not null,
    state               text not null check (state in ('FOUNDING', 'RUNNING', 'ON_WATCH', 'REPLACING', 'DISSOLVING', 'CLOSED')),
    platform            text not null,
    kind                text not null check (kind in ('USER', 'NODE')),
    user_scenario       text not null,
    value_proposition   text not null,
    owner               text not null,
    targets             jsonb not null,
    currency            text not null,
    cash_flow_allowance numeric(17, 2) not null,
    horizon_months      int not null,
    founded_at          timestamptz not null
);
create index microenterprise_by_founding on microenterprise.microenterprise (founded_at desc, code desc);

create table microenterprise.member (
    code     text not null references microenterprise.microenterprise (code),
    username text not null,
    role     text not null check (role in ('OWNER', 'MEMBER')),
    since    timestamptz not null,
    primary key (code, username)
);
create index member_by_person on microenterprise.member (username);

create table microenterprise.entitlement (
    code      text not null references microenterprise.microenterprise (code),
    right_name text not null check (right_name in ('DECISION', 'PERSONNEL', 'DISTRIBUTION')),
    holder    text not null,
    since     timestamptz not null,
    primary key (code, right_name)
);

create table microenterprise.state_change (
    id      bigint generated always as identity primary key,
    code    text not null references microenterprise.microenterprise (code),
    state   text not null,
    at      timestamptz not null,
    reason  text not null,
    details jsonb not null
);
create index state_change_by_code on microenterprise.state_change (code, id);
