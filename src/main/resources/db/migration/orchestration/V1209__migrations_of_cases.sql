-- Running cases are taken to another version of their process, one command for each.
alter table orchestration.outbox drop constraint outbox_kind_check, drop constraint outbox_task_check;
alter table orchestration.outbox
    add constraint outbox_kind_check check (kind in ('PUBLISH_MESSAGE', 'COMPLETE_USER_TASK', 'COMPLETE_CAMUNDA_TASK', 'ASSIGN_CAMUNDA_TASK', 'UPDATE_CAMUNDA_TASK', 'DEPLOY_MODELS', 'MIGRATE_CASE')),
    add constraint outbox_task_check check ((kind not in ('PUBLISH_MESSAGE', 'DEPLOY_MODELS', 'MIGRATE_CASE')) = (task_key is not null));
