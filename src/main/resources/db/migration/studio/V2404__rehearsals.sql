-- Cases that every draft of a process has to play as expected (product-bar E6).
create table studio.scenario (
    id         uuid        primary key,
    process_id text        not null,
    name       text        not null,
    script     text        not null,
    checksum   text        not null,
    stamp      int         not null,
    editor     text        not null,
    edited_at  timestamptz not null,
    removed_at timestamptz
);
create unique index scenario_name on studio.scenario (process_id, name) where removed_at is null;
comment on column studio.scenario.script is 'given, when and then, as JSON that people write';

-- A change played on the throw-away engine; what came of it is never changed.
create table studio.rehearsal (
    id             uuid        primary key,
    number         bigint      generated always as identity,
    change_id      uuid        not null references studio.change,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    content_hash   text        not null,
    scenarios_hash text,
    lease_until    timestamptz,
    tries          int         not null default 0,
    finished_at    timestamptz,
    passed         boolean,
    result         jsonb
);
create index rehearsal_change on studio.rehearsal (change_id, number desc);
create index rehearsal_waiting on studio.rehearsal (number) where finished_at is null;
create unique index rehearsal_one_waits on studio.rehearsal (change_id) where finished_at is null;
comment on column studio.rehearsal.lease_until is 'how long whoever plays it is believed to be alive';
comment on column studio.rehearsal.scenarios_hash is 'of the scenarios that were played; told in the end';
