-- A saved view is a question, never an answer: whoever opens it is shown what that person may see.
create table inbox.saved_view (
    id          uuid primary key,
    owner       text not null,
    name        text not null check (length(name) between 1 and 80),
    shared_with text,
    query       text not null check (length(query) <= 2000),
    changed_at  timestamptz not null,
    unique (owner, name)
);
comment on column inbox.saved_view.shared_with is 'candidate group whose members may use it; null for the owner alone';
comment on column inbox.saved_view.query is 'list, filters, order and columns as parameters of an address';
create index saved_view_shared on inbox.saved_view (shared_with) where shared_with is not null;

create table inbox.default_view (
    person  text primary key,
    view_id uuid not null references inbox.saved_view (id) on delete cascade
);
