-- Files of a case. Nothing is deleted: what is taken back leaves its line, its content goes (product-bar T15).
create table inbox.attachment (
    id           uuid primary key,
    business_key text not null,
    task_id      uuid not null references inbox.task (id),
    person       text not null,
    name         text not null,
    kind         text not null,
    size         bigint not null check (size > 0),
    sha256       text not null,
    content      uuid not null,
    scanned      boolean not null,
    at           timestamptz not null,
    withdrawn_at timestamptz
);
comment on column inbox.attachment.id is 'of the browser or client, so that a repeat attaches nothing twice';
comment on column inbox.attachment.task_id is 'the task on whose page it was attached: who must not see that task does not see it either';
comment on column inbox.attachment.scanned is 'whether a virus scanner has looked at it';
create index attachment_of_case on inbox.attachment (business_key, at desc, id);
