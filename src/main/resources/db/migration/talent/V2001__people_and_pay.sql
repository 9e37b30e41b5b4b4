create schema if not exists talent;

-- kinds of work; new ones are added by a migration, because benchmarks, openings and profiles name them; what they are called stands in the messages people.role.*
create table talent.role (
    code     text primary key check (code ~ '^[a-z][a-z-]{1,38}$'),
    position int not null unique
);
insert into talent.role (code, position) values
    ('generalist', 1),
    ('engineer', 2),
    ('software-developer', 3),
    ('product-designer', 4),
    ('product-manager', 5),
    ('marketer', 6),
    ('community-editor', 7),
    ('purchaser', 8),
    ('technician', 9),
    ('logistics-planner', 10),
    ('data-analyst', 11),
    ('me-leader', 12);

-- where people are employed; pay is in the country's currency
create table talent.country (
    code     text primary key check (code ~ '^[A-Z]{2}$'),
    currency text not null check (currency ~ '^[A-Z]{3}$')
);
insert into talent.country (code, currency) values ('CN', 'CNY'), ('DE', 'EUR'), ('US', 'USD');

-- what the industry pays a month for full-time work in a role; a correction is a new row, the last confirmed one of the latest day counts
create table talent.benchmark (
    id          bigint generated always as identity primary key,
    role        text not null references talent.role (code),
    country     text not null references talent.country (code),
    valid_from  date not null,
    amount      numeric(17, 2) not null check (amount > 0),
    source      text not null,
    state       text not null check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by  text check (decided_by <> proposed_by),
    decided_at  timestamptz,
    check ((state = 'PROPOSED') = (decided_at is null))
);
create index benchmark_in_force on talent.benchmark (role, country, valid_from desc, id desc) where state = 'CONFIRMED';
-- one proposal at a time, so that nobody confirms another figure than the one he has seen
create unique index benchmark_open on talent.benchmark (role, country) where state = 'PROPOSED';

-- Baseline, an assumption (A): round figures, not taken from any survey, so that pool wage and floor can be computed from the first day. The pool coordinator replaces them by the company's own survey on /talent/benchmarks, and the settlement officer confirms.
insert into talent.benchmark (role, country, valid_from, amount, source, state, proposed_by, proposed_at, decided_by, decided_at) values
    ('generalist', 'CN', '2020-01-01', 9000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('generalist', 'DE', '2020-01-01', 3600, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('generalist', 'US', '2020-01-01', 4300, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('engineer', 'CN', '2020-01-01', 16000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('engineer', 'DE', '2020-01-01', 5200, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('engineer', 'US', '2020-01-01', 8600, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('software-developer', 'CN', '2020-01-01', 18000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('software-developer', 'DE', '2020-01-01', 5600, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('software-developer', 'US', '2020-01-01', 9800, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-designer', 'CN', '2020-01-01', 14000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-designer', 'DE', '2020-01-01', 4700, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-designer', 'US', '2020-01-01', 7600, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-manager', 'CN', '2020-01-01', 18000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-manager', 'DE', '2020-01-01', 6000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('product-manager', 'US', '2020-01-01', 9900, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('marketer', 'CN', '2020-01-01', 12000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('marketer', 'DE', '2020-01-01', 4300, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('marketer', 'US', '2020-01-01', 6400, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('community-editor', 'CN', '2020-01-01', 10000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('community-editor', 'DE', '2020-01-01', 3700, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('community-editor', 'US', '2020-01-01', 5200, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('purchaser', 'CN', '2020-01-01', 11000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('purchaser', 'DE', '2020-01-01', 4200, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('purchaser', 'US', '2020-01-01', 5900, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('technician', 'CN', '2020-01-01', 8500, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('technician', 'DE', '2020-01-01', 3500, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('technician', 'US', '2020-01-01', 4900, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('logistics-planner', 'CN', '2020-01-01', 10500, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('logistics-planner', 'DE', '2020-01-01', 3900, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('logistics-planner', 'US', '2020-01-01', 5400, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('data-analyst', 'CN', '2020-01-01', 15000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('data-analyst', 'DE', '2020-01-01', 5000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('data-analyst', 'US', '2020-01-01', 8000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('me-leader', 'CN', '2020-01-01', 25000, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('me-leader', 'DE', '2020-01-01', 7500, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now()),
    ('me-leader', 'US', '2020-01-01', 12500, 'Baseline (A)', 'CONFIRMED', 'system', now(), 'baseline', now());

-- role and country of a person, with history; people without a row count as the policy's usual role and country
create table talent.employment (
    id         bigint generated always as identity primary key,
    person     text not null,
    role       text not null references talent.role (code),
    country    text not null references talent.country (code),
    valid_from date not null,
    set_by     text not null,
    at         timestamptz not null
);
create index employment_by_person on talent.employment (person, valid_from desc, id desc);

-- base salaries, private; a correction is a new row, an end is a row without amount
create table talent.base_salary (
    id               bigint generated always as identity primary key,
    microenterprise  text not null,
    person           text not null,
    valid_from       date not null,
    amount           numeric(17, 2) check (amount > 0),
    currency         text not null,
    set_by           text not null,
    at               timestamptz not null
);
create index base_salary_by_microenterprise on talent.base_salary (microenterprise, person, valid_from desc, id desc);
create index base_salary_by_person on talent.base_salary (person, valid_from desc, id desc);

create or replace function talent.append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: correct by a new row', tg_table_name using errcode = 'check_violation';
end $$;
create trigger append_only before update or delete on talent.employment for each row execute function talent.append_only();
create trigger append_only before update or delete on talent.base_salary for each row execute function talent.append_only();
