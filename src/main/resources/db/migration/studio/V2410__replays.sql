-- The latest real cases, played against a change (product-bar E6). Says something and decides nothing.
create table studio.replay (
    id           uuid        primary key,
    number       bigint      generated always as identity,
    change_id    uuid        not null references studio.change,
    requested_by text        not null,
    requested_at timestamptz not null,
    content_hash text        not null,
    lease_until  timestamptz,
    tries        int         not null default 0,
    finished_at  timestamptz,
    problem      text
);
create index replay_change on studio.replay (change_id, number desc);
create index replay_waiting on studio.replay (number) where finished_at is null;
create unique index replay_one_waits on studio.replay (change_id) where finished_at is null;
comment on column studio.replay.tries is 'since a case was last told of; what never comes on is given up';
comment on column studio.replay.problem is 'message key of why not all cases were played';

create table studio.replayed_case (
    replay_id            uuid        not null references studio.replay,
    position             int         not null,
    process_id           text        not null,
    process_instance_key bigint      not null,
    business_key         text        not null,
    version              int         not null,
    ended_at             timestamptz,
    verdict              text        check (verdict in ('SAME', 'OTHER_WAY', 'STUCK', 'OTHER_PEOPLE', 'NOT_REPLAYABLE')),
    findings             jsonb,
    primary key (replay_id, position)
);
comment on column studio.replayed_case.verdict is 'null until it was played';
