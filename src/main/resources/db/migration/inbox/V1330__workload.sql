-- a task manager sees what waits in the groups he looks after, and what was decided there lately
create index if not exists task_workload on inbox.task using gin (manager_groups);
create index if not exists task_decided_lately on inbox.task (decided_at) where state = 'DONE';
