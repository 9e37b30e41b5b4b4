create schema if not exists talent;

-- what was known of person and opening soon after an offer was answered: a later profile must not teach anything about an earlier choice
create table talent.matching_snapshot (
    offer    text primary key,
    features double precision[] not null,
    at       timestamptz not null
);

-- each try of a learned order against the rules; the last one counts
create table talent.matching_trial (
    seq            bigint generated always as identity primary key,
    at             timestamptz not null,
    skill_model    text not null,
    placements     int not null,
    held_out       int not null,
    pairs          int not null,
    rules_percent  double precision not null,
    learned_percent double precision not null,
    rules_gain     double precision not null,
    learned_gain   double precision not null,
    certainty      double precision not null,
    verdict        text not null check (verdict in ('TOO_FEW', 'NOT_BETTER', 'BETTER')),
    weights        double precision[]
);

-- whether learned orders may be used at all; the last row counts, none means yes
create table talent.matching_switch (
    seq    bigint generated always as identity primary key,
    used   boolean not null,
    reason text not null,
    person text not null,
    at     timestamptz not null
);

-- what somebody holds against the reasons of a match; people answer it
create table talent.matching_objection (
    id          uuid primary key,
    opening     text not null,
    person      text not null,
    text        text not null,
    at          timestamptz not null,
    answer      text,
    answered_by text,
    answered_at timestamptz,
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index one_unanswered_objection on talent.matching_objection (opening, person) where answer is null;
create index objection_by_time on talent.matching_objection (at desc, id);

-- one proposal a month for all places; it changes nothing until people act
create table talent.matching_proposal (
    period      text primary key check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    made_at     timestamptz not null,
    skill_model text not null,
    people      int not null,
    places      int not null,
    filled      int not null,
    fit         bigint not null,
    greedy_fit  bigint not null,
    state       text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'DISCARDED')),
    decided_by  text,
    decided_at  timestamptz,
    reason      text,
    check ((state = 'DRAFT') = (decided_by is null) and (state = 'DRAFT') = (decided_at is null))
);

create table talent.matching_proposed_place (
    period         text not null references talent.matching_proposal (period),
    opening        text not null,
    place          int not null,
    microenterprise text not null,
    person         text not null,
    fit            int not null,
    primary key (period, opening, place),
    unique (period, person)
);
create index proposed_place_by_microenterprise on talent.matching_proposed_place (microenterprise, period);
