-- What is said to an element of a draft (product-bar E12). While a thread is open its change is neither asked for nor approved.
create table studio.thread (
    id          uuid        primary key,
    change_id   uuid        not null references studio.change,
    kind        text        not null,
    model_id    text        not null,
    element_id  text        not null check (length(element_id) between 1 and 200),
    opened_by   text        not null,
    opened_at   timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    check ((resolved_by is null) = (resolved_at is null))
);
create index thread_change on studio.thread (change_id, opened_at);

create table studio.thread_post (
    thread_id uuid        not null references studio.thread,
    number    int         not null,
    author    text        not null,
    text      text        not null check (length(text) between 1 and 4000),
    said_at   timestamptz not null,
    primary key (thread_id, number)
);
