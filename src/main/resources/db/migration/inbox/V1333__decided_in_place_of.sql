-- whoever was away finds among his decisions what a substitute decided for him
create index task_decided_for on inbox.task (decided_in_place_of, decided_at desc, id) where decided_in_place_of is not null;
