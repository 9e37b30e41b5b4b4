alter table inbox.task
    add column manager_groups      text[] not null default '{}',
    add column held_for            text,
    add column decided_in_place_of text,
    add column follow_up_at        timestamptz,
    add column facts               jsonb not null default '{}',
    add check (held_for is null or holder is not null),
    add check (decided_in_place_of is null or decided_by is not null);
comment on column inbox.task.manager_groups is 'may hand it over and set its dates, not decide it';
comment on column inbox.task.held_for is 'for whom the holder, a substitute, holds it';
comment on column inbox.task.decided_in_place_of is 'for whom a substitute decided';
comment on column inbox.task.follow_up_at is 'when its holder means to look at it again';
comment on column inbox.task.facts is 'of the case, by key, for columns, filters and order of lists';
