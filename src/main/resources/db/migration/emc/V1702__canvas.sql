-- an EMC that is being set up by its lead and the parties named in it; the document is whatever was typed
create table emc.canvas (
    id         uuid primary key,
    owner      text not null,
    title      text not null,
    actors     text[] not null,
    document   jsonb not null,
    revision   bigint not null,
    changed_by text not null,
    changed_at timestamptz not null,
    created_at timestamptz not null,
    emc        text references emc.emc (code)
);
create index canvas_by_owner on emc.canvas (owner, changed_at desc) where emc is null;
create index canvas_by_actor on emc.canvas using gin (actors) where emc is null;

create table emc.canvas_note (
    id     bigint generated always as identity primary key,
    canvas uuid not null references emc.canvas (id) on delete cascade,
    author text not null,
    at     timestamptz not null,
    text   text not null
);
create index canvas_note_by_canvas on emc.canvas_note (canvas, id);
