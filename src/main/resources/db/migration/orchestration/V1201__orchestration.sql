create schema orchestration;

-- What the engine is to be told. A row is written in the business transaction and sent after it (architecture.md §4).
create table orchestration.outbox (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('PUBLISH_MESSAGE', 'COMPLETE_USER_TASK')),
    business_key    text        not null check (length(business_key) between 1 and 200),
    name            text,
    task_key        bigint,
    variables       jsonb       not null,
    state           text        not null default 'WAITING' check (state in ('WAITING', 'DONE', 'DEAD', 'DISCARDED')),
    attempts        int         not null default 0,
    refusals        int         not null default 0,
    in_doubt        boolean     not null default false,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    claimed_until   timestamptz,
    finished_at     timestamptz,
    last_error      text,
    check ((kind = 'PUBLISH_MESSAGE') = (name is not null)),
    check ((kind = 'COMPLETE_USER_TASK') = (task_key is not null))
);
comment on column orchestration.outbox.in_doubt is 'true when an earlier attempt may have reached the engine although no answer came back';
-- Partial, because all but a handful of rows are done and only the open ones are ever searched in order.
create index outbox_open on orchestration.outbox (business_key, id) where state in ('WAITING', 'DEAD');
create index outbox_waiting on orchestration.outbox (next_attempt_at, id) where state = 'WAITING';

-- Proof that a job's work was done, written together with the work.
create table orchestration.job_guard (
    element_instance_key bigint primary key,
    job_key              bigint      not null,
    job_type             text        not null,
    result               jsonb,
    finished_at          timestamptz not null
);

-- The product's own picture of where instances are (product-bar S4).
create table orchestration.process_instance (
    process_instance_key   bigint primary key,
    process_id             text        not null,
    process_definition_key bigint      not null,
    version                int         not null,
    business_key           text,
    seen_at                timestamptz not null,
    ended_at               timestamptz
);
create index process_instance_business_key on orchestration.process_instance (business_key, process_id, process_instance_key desc);

create table orchestration.element_visit (
    element_instance_key bigint primary key,
    process_instance_key bigint      not null references orchestration.process_instance on delete cascade,
    element_id           text        not null,
    job_key              bigint      not null,
    active               boolean     not null,
    waits                int         not null default 0,
    waiting_for          text,
    seen_at              timestamptz not null
);
create index element_visit_instance on orchestration.element_visit (process_instance_key);
create index element_visit_job on orchestration.element_visit (job_key) where active;

-- What was deployed, by whom it was written, and as what the engine knows it.
create table orchestration.deployed_resource (
    id             bigint generated always as identity primary key,
    resource_name  text        not null,
    resource_id    text        not null,
    kind           text        not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    checksum       text        not null,
    origin         text        not null check (origin in ('BASELINE', 'STUDIO')),
    definition_key bigint      not null,
    version        int         not null,
    deployment_key bigint      not null,
    deployed_at    timestamptz not null,
    content        text        not null
);
create index deployed_resource_latest on orchestration.deployed_resource (resource_id, kind, id desc);
create index deployed_resource_definition on orchestration.deployed_resource (definition_key);

-- How far the product's time is ahead of the real one; other than zero only where time is moved for local use.
create table orchestration.clock (
    id            int primary key check (id = 1),
    offset_millis bigint not null check (offset_millis >= 0)
);
insert into orchestration.clock values (1, 0);
