-- What process owners hand over to come into use together; the outbox says when.
create table orchestration.bundle_file (
    bundle   uuid not null,
    kind     text not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    model_id text not null,
    source   text not null,
    primary key (bundle, kind, model_id)
);

alter table orchestration.outbox drop constraint outbox_kind_check, drop constraint outbox_task_check;
alter table orchestration.outbox
    add constraint outbox_kind_check check (kind in ('PUBLISH_MESSAGE', 'COMPLETE_USER_TASK', 'COMPLETE_CAMUNDA_TASK', 'ASSIGN_CAMUNDA_TASK', 'UPDATE_CAMUNDA_TASK', 'DEPLOY_MODELS')),
    add constraint outbox_task_check check ((kind not in ('PUBLISH_MESSAGE', 'DEPLOY_MODELS')) = (task_key is not null));
