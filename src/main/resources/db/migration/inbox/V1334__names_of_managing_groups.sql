-- Whether somebody manages anything is asked with every page. To learn it from the tasks, all of them were read for whoever manages nothing, which is nearly everybody.
create table inbox.manager_group (name text primary key);
insert into inbox.manager_group select distinct unnest(manager_groups) from inbox.task;

create function inbox.keep_managing_groups() returns trigger language plpgsql as $$
begin
    insert into inbox.manager_group
    select wanted from unnest(new.manager_groups) as wanted where not exists (select 1 from inbox.manager_group known where known.name = wanted) order by wanted
    on conflict do nothing;
    return null;
end $$;
create trigger managing_groups_are_known after insert or update of manager_groups on inbox.task for each row when (new.manager_groups <> '{}') execute function inbox.keep_managing_groups();
