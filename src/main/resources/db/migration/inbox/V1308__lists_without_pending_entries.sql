-- New entries of these indexes would wait in a list that every reader goes through from end to end: after 100,000 inserts a list of tasks took twenty times as long.
-- Lists are read far more often than tasks appear
alter index inbox.task_offered_to_groups set (fastupdate = off);
alter index inbox.task_offered_to_users set (fastupdate = off);
alter index inbox.task_managed set (fastupdate = off);
select gin_clean_pending_list('inbox.task_offered_to_groups'), gin_clean_pending_list('inbox.task_offered_to_users'), gin_clean_pending_list('inbox.task_managed');
