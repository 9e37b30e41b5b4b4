create table inbox.personal_calendar (
    person  text primary key,
    country text not null check (country ~ '^[A-Z]{2}$'),
    zone    text not null
);
comment on table inbox.personal_calendar is 'country and zone in which somebody works; without a row the company''s';

-- When the next step of an open task is due; made anew whenever its deadline or its holder is another one.
create table inbox.reminder_plan (
    task_id uuid primary key references inbox.task (id),
    due_at  timestamptz not null,
    holder  text,
    step    text check (step in ('BEFORE', 'DUE', 'ESCALATION')),
    next_at timestamptz,
    check ((step is null) = (next_at is null))
);
comment on column inbox.reminder_plan.next_at is 'null when no step is left';

create table inbox.reminder_step (
    task_id  uuid not null references inbox.task (id),
    due_at   timestamptz not null,
    step     text not null check (step in ('BEFORE', 'DUE', 'ESCALATION')),
    at       timestamptz not null,
    told     text[] not null,
    primary key (task_id, due_at, step)
);
comment on table inbox.reminder_step is 'each step is taken once for one deadline; a later deadline has its own';

create index task_due on inbox.task (due_at, id) where state = 'OPEN' and due_at is not null;
