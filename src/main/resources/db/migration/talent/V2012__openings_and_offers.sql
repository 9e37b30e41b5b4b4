create schema if not exists talent;

create sequence talent.opening_number;
create sequence talent.offer_number;

-- "taken" is counted under the row's lock whenever an offer is accepted or an accepted one comes to nothing; the check is what makes a place be filled once only.
create table talent.opening (
    code           text           primary key check (code ~ '^OP-[0-9]{4,9}$'),
    microenterprise text          not null,
    role           text           not null,
    skills         text           not null,
    country        char(2)        not null,
    currency       char(3)        not null,
    salary_from    numeric(17, 2) not null check (salary_from > 0),
    salary_to      numeric(17, 2) not null,
    percent        int            not null check (percent between 10 and 100),
    place          text           not null,
    remote         boolean        not null,
    text           text           not null,
    places         int            not null check (places between 1 and 100),
    taken          int            not null default 0 check (taken between 0 and places),
    from_day       date           not null,
    until_day      date           not null,
    published_by   text           not null,
    published_at   timestamptz    not null,
    request_key    text           not null,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    withdrawal     text,
    check (salary_from <= salary_to)
);
create unique index opening_by_request on talent.opening (published_by, request_key) where request_key <> '';
create index opening_by_microenterprise on talent.opening (microenterprise, published_at desc);
create index open_opening on talent.opening (published_at, code) where withdrawn_at is null;

-- Interest in an opening: it stays open or is answered by a person, never by the product.
create table talent.application (
    opening     text        not null references talent.opening (code),
    person      text        not null,
    text        text        not null,
    at          timestamptz not null,
    answer      text,
    answered_by text,
    answered_at timestamptz,
    primary key (opening, person)
);
create index application_by_person on talent.application (person, at desc);

create table talent.offer (
    code            text           primary key check (code ~ '^OF-[0-9]{4,9}$'),
    opening         text           references talent.opening (code),
    microenterprise text           not null,
    person          text           not null,
    role            text           not null,
    currency        char(3)        not null,
    salary          numeric(17, 2) not null check (salary > 0),
    percent         int            not null check (percent between 10 and 100),
    text            text           not null,
    offered_by      text           not null,
    offered_at      timestamptz    not null,
    expires_at      timestamptz    not null,
    state           text           not null,
    answered_at     timestamptz,
    reason          text           not null default '',
    move_at         timestamptz,
    released_by     text,
    joined_on       date,
    left_on         date
);
create unique index one_open_offer on talent.offer (microenterprise, person, (coalesce(opening, ''))) where state = 'OPEN';
create unique index one_agreed_move on talent.offer (person) where state in ('NOTICE', 'AWAITS_RELEASE');
create index offer_by_person on talent.offer (person, offered_at desc);
create index offer_by_opening on talent.offer (opening, offered_at desc);
create index offer_by_microenterprise on talent.offer (microenterprise, offered_at desc);
create index offer_answered on talent.offer (answered_at, code) where opening is not null and answered_at is not null;
