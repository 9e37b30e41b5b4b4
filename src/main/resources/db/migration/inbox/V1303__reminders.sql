alter table inbox.task
    add column reminded_at timestamptz,
    add column reminders   integer not null default 0,
    add check ((reminded_at is null) = (reminders = 0));
comment on column inbox.task.reminded_at is 'moment of the last reminder, as its case tells it; null before the first';
comment on column inbox.task.reminders is 'how often whoever has it was reminded';
