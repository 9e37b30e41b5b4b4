-- One action on many tasks, and what came of each: a repeat of the request finds the answers here and goes on with what is missing.
create table inbox.bulk (
    id       uuid primary key,
    person   text not null,
    action   text not null,
    outcome  text,
    receiver text,
    due_at   timestamptz,
    reason   text,
    made_at  timestamptz not null
);
create table inbox.bulk_item (
    bulk_id     uuid not null references inbox.bulk (id) on delete cascade,
    position    integer not null,
    task_id     uuid not null,
    done        boolean,
    message_key text,
    arguments   text[] not null default '{}',
    at          timestamptz,
    primary key (bulk_id, position),
    unique (bulk_id, task_id),
    check ((done is null) = (at is null))
);
comment on column inbox.bulk_item.done is 'null as long as nobody has tried';
create index bulk_of_person on inbox.bulk (person, made_at desc);
