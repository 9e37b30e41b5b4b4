-- Who acts for whom, on which days. A rule ends by itself with its last day; nothing is ever deleted.
create table inbox.substitution (
    id         uuid primary key,
    absent     text not null,
    substitute text not null,
    first_day  date not null,
    last_day   date not null,
    processes  text[] not null default '{}',
    reason     text not null,
    made_by    text not null,
    made_at    timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    check (first_day <= last_day),
    check (absent <> substitute),
    check ((revoked_by is null) = (revoked_at is null))
);
comment on column inbox.substitution.first_day is 'in the company''s zone, as the last day, which is included';
comment on column inbox.substitution.processes is 'ids of the processes it is for; none for all';

create index substitution_of_substitute on inbox.substitution (substitute, last_day) where revoked_at is null;
create index substitution_of_absent on inbox.substitution (absent, last_day desc);

alter table inbox.task add column personal boolean not null default false;
comment on column inbox.task.personal is 'an act of will of one person (a signature, a pledge): no substitute has it';
create index task_managed on inbox.task using gin (manager_groups) where state = 'OPEN';
create index task_held_for on inbox.task (held_for) where state = 'OPEN' and held_for is not null;
update inbox.task set manager_groups = '{administrator}' where state = 'OPEN';
