-- An engine that was killed gives keys once more which it had offered already and not yet written down: whoever had such a key before keeps the row as history
alter table inbox.task add column key_lost boolean not null default false;
alter table inbox.task drop constraint task_engine_key_key;
create unique index task_by_engine_key on inbox.task (engine_key) where not key_lost;
