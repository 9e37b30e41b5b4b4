-- Running cases are taken to the version in use, a few first, then the others (product-bar E8).
create table studio.migration (
    id              uuid        primary key,
    number          int         generated always as identity unique,
    process_id      text        not null,
    from_definition bigint      not null,
    from_version    int         not null,
    to_definition   bigint      not null,
    to_version      int         not null,
    mapping         jsonb       not null,
    reason          text        not null,
    state           text        not null check (state in ('TRYING', 'READY', 'CANARY', 'WAITING', 'RUNNING', 'STOPPED', 'DONE')),
    canary          int         not null,
    untried         text,
    lease_until     timestamptz,
    tries           int         not null default 0,
    started_by      text        not null,
    started_at      timestamptz not null,
    ended_at        timestamptz
);
create index migration_process on studio.migration (process_id, number desc);
create index migration_moving on studio.migration (number) where state in ('CANARY', 'RUNNING');
create index migration_trying on studio.migration (number) where state = 'TRYING';
comment on column studio.migration.untried is 'why the throw-away engine could not be asked';
comment on column studio.migration.state is 'TRYING: a throw-away engine is asked; READY: its answers are there; CANARY: the first few go; WAITING: they have gone, somebody says whether the others go; RUNNING: the others go';

create table studio.migration_case (
    id           uuid        primary key,
    migration_id uuid        not null references studio.migration,
    instance     bigint      not null,
    business_key text        not null,
    elements     text        not null,
    canary       boolean     not null,
    state        text        not null check (state in ('WAITING', 'UNFIT', 'SENT', 'MIGRATED', 'REFUSED', 'SKIPPED')),
    reason       text,
    settled_at   timestamptz,
    unique (migration_id, instance)
);
create index migration_case_open on studio.migration_case (migration_id, state);
comment on column studio.migration_case.state is 'UNFIT: the throw-away engine refused it, so it is not sent; SENT: on its way to the engine; SKIPPED: it had ended or moved on by itself before its turn came';
