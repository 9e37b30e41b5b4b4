-- What people say to each other about a case. Nothing is deleted: what is taken back leaves its line.
create table inbox.comment (
    id           bigint generated always as identity primary key,
    business_key text not null,
    task_id      uuid not null references inbox.task (id),
    person       text not null,
    text         text not null,
    mentions     text[] not null default '{}',
    question     uuid,
    at           timestamptz not null,
    edited_at    timestamptz,
    withdrawn_at timestamptz,
    request      uuid unique
);
comment on column inbox.comment.task_id is 'the task on whose page it was written: who must not see that task does not see it either';
comment on column inbox.comment.request is 'of the browser or client, so that a repeat says nothing twice';
create index comment_of_case on inbox.comment (business_key, id);

-- An opinion asked of a colleague, who does not get the task by it.
create table inbox.question (
    id           uuid primary key,
    task_id      uuid not null references inbox.task (id),
    asker        text not null,
    asked        text not null,
    text         text not null,
    due_at       timestamptz,
    at           timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    withdrawn_at timestamptz,
    check (asker <> asked),
    check ((answer is null) = (answered_at is null))
);
create index question_of_task on inbox.question (task_id, at);
create index question_of_asked on inbox.question (asked, at) where answered_at is null and withdrawn_at is null;
