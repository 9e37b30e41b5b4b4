-- What somebody has typed into a task and not sent yet. Nobody else ever reads it; it goes when the task is decided.
create table inbox.draft (
    task_id  uuid not null references inbox.task (id) on delete cascade,
    person   text not null,
    version  integer not null check (version > 0),
    "values" text not null,
    reason   text not null,
    saved_at timestamptz not null,
    primary key (task_id, person)
);
comment on column inbox.draft.version is 'counts the savings, so that an older window notices a newer one';
create index draft_by_age on inbox.draft (saved_at);
