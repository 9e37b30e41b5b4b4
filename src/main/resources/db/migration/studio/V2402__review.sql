-- A second process owner approves exactly what was asked for, told by its hash; then it comes into use (product-bar E1, E7).
alter table studio.change drop constraint change_state_check;
alter table studio.change
    add constraint change_state_check check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'LIVE', 'WITHDRAWN')),
    add column content_hash text,
    add column submitted_by text,
    add column submitted_at timestamptz,
    add column approved_by  text,
    add column approved_at  timestamptz,
    add column live_at      timestamptz,
    add column refusal      text,
    add column bundle       uuid unique;
comment on column studio.change.content_hash is 'of all changed models, from asking for approval on; an edit takes it away';
comment on column studio.change.refusal is 'why the engine did not take what was approved';
drop index studio.change_open;
create index change_open on studio.change (number desc) where state in ('DRAFT', 'IN_REVIEW', 'APPROVED');

-- What was said to a change that was asked for; never changed.
create table studio.verdict (
    id           bigint      generated always as identity primary key,
    change_id    uuid        not null references studio.change,
    content_hash text        not null,
    person       text        not null,
    approved     boolean     not null,
    reason       text        not null,
    said_at      timestamptz not null
);
create index verdict_change on studio.verdict (change_id, id);

-- As what the engine knows the models of a change.
create table studio.live_model (
    change_id      uuid   not null references studio.change,
    kind           text   not null,
    model_id       text   not null,
    version        int    not null,
    definition_key bigint not null,
    primary key (change_id, kind, model_id)
);
create index live_model_definition on studio.live_model (definition_key);
