-- Authors of a form see it with the values of the latest task that showed it, among all tasks that ever were.
create index task_of_kind on inbox.task (task_type, created_at desc, id);
