create schema studio;

-- A change request: what one or more process owners want to bring into use together (product-bar E1, E7).
create table studio.change (
    id         uuid primary key,
    number     int         not null unique generated always as identity,
    title      text        not null check (length(title) between 1 and 120),
    reason     text        not null check (length(reason) <= 2000),
    state      text        not null check (state in ('DRAFT', 'WITHDRAWN')),
    author     text        not null,
    created_at timestamptz not null,
    editor     text        not null,
    edited_at  timestamptz not null
);
comment on column studio.change.editor is 'who edited anything of it last; neither author nor editors may approve it';
create index change_open on studio.change (number desc) where state = 'DRAFT';

-- One model of a change as it stands now.
create table studio.draft (
    change_id     uuid        not null references studio.change,
    kind          text        not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    model_id      text        not null check (model_id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(model_id) <= 80),
    base          text,
    base_checksum text,
    content       text        not null,
    checksum      text        not null,
    stamp         int         not null,
    editor        text        not null,
    edited_at     timestamptz not null,
    primary key (change_id, kind, model_id),
    check ((base is null) = (base_checksum is null))
);
comment on column studio.draft.base is 'what was live when the draft was begun; null for a new model';
comment on column studio.draft.stamp is 'one more with every saving; whoever saves names the one that he has read';
create index draft_model on studio.draft (kind, model_id);

-- Earlier states of a draft. What one person saves within a short time is one revision.
create table studio.revision (
    change_id uuid        not null,
    kind      text        not null,
    model_id  text        not null,
    number    int         not null,
    content   text        not null,
    checksum  text        not null,
    author    text        not null,
    begun_at  timestamptz not null,
    saved_at  timestamptz not null,
    primary key (change_id, kind, model_id, number),
    foreign key (change_id, kind, model_id) references studio.draft on delete cascade
);

-- Who has a draft open for editing (product-bar E10). It lapses when his window no longer renews it.
create table studio.edit_lock (
    change_id  uuid        not null,
    kind       text        not null,
    model_id   text        not null,
    holder     text        not null,
    since      timestamptz not null,
    renewed_at timestamptz not null,
    asker      text,
    asked_at   timestamptz,
    primary key (change_id, kind, model_id),
    foreign key (change_id, kind, model_id) references studio.draft on delete cascade,
    check ((asker is null) = (asked_at is null))
);
