-- Open tasks that the engine keeps as Camunda user tasks; every other task is a job. Told by key, because instances keep the form in which they started.
create table orchestration.camunda_task (
    task_key bigint primary key,
    asked_at timestamptz not null
);
comment on column orchestration.camunda_task.asked_at is 'when the engine last said that it has the task';

alter table orchestration.outbox drop constraint outbox_kind_check, drop constraint outbox_check1;
alter table orchestration.outbox
    add constraint outbox_kind_check check (kind in ('PUBLISH_MESSAGE', 'COMPLETE_USER_TASK', 'COMPLETE_CAMUNDA_TASK', 'ASSIGN_CAMUNDA_TASK', 'UPDATE_CAMUNDA_TASK')),
    add constraint outbox_task_check check ((kind <> 'PUBLISH_MESSAGE') = (task_key is not null));
