create schema inbox;

-- One row per task that the engine ever offered. An open task is "held" by the person the model names or who claimed it; otherwise it is on offer to its candidates.
create table inbox.task (
    id                         uuid primary key,
    engine_key                 bigint not null unique,
    element_instance_key       bigint not null,
    process_instance_key       bigint not null,
    process_definition_key     bigint not null,
    process_definition_version integer not null,
    process_id                 text not null,
    element_id                 text not null,
    task_type                  text not null,
    business_key               text not null,
    assignee                   text,
    candidate_groups           text[] not null default '{}',
    candidate_users            text[] not null default '{}',
    excluded_users             text[] not null default '{}',
    priority                   integer not null default 50 check (priority between 0 and 100),
    variables                  jsonb not null default '{}',
    created_at                 timestamptz not null,
    due_at                     timestamptz,
    state                      text not null check (state in ('OPEN', 'DONE', 'WITHDRAWN', 'REFUSED')),
    holder                     text,
    claimed_at                 timestamptz,
    outcome                    text,
    reason                     text,
    decided_by                 text,
    decided_at                 timestamptz,
    decision_hash              text,
    ended_at                   timestamptz,
    engine_confirmed_at        timestamptz,
    check ((state in ('DONE', 'REFUSED')) = (outcome is not null))
);

comment on column inbox.task.assignee is 'named by the model; such a task cannot be given back';
comment on column inbox.task.holder is 'assignee, or who claimed it';
comment on column inbox.task.excluded_users is 'must neither see nor decide it (maker is never checker)';
comment on column inbox.task.decision_hash is 'tells a repeated completion from a different one';

-- The lists of the inbox read open tasks only, of which there are few; history grows without slowing them.
create index task_held on inbox.task (holder, due_at, priority desc, created_at, id) where state = 'OPEN' and holder is not null;
create index task_offered_to_groups on inbox.task using gin (candidate_groups) where state = 'OPEN' and holder is null;
create index task_offered_to_users on inbox.task using gin (candidate_users) where state = 'OPEN' and holder is null;
create index task_open_by_key on inbox.task (engine_key) where state = 'OPEN';
create index task_open_by_instance on inbox.task (process_instance_key) where state = 'OPEN';
create index task_by_case on inbox.task (business_key, created_at);
create index task_decided on inbox.task (decided_by, decided_at desc, id) where decided_by is not null;
