-- Words by which a task is found; the product writes them anew with every change. Who may see a task narrows a search before its words do, so they have no index.
alter table inbox.task add column search tsvector not null default '';
comment on column inbox.task.search is 'words of name (both languages), case, facts, people, reason and outcome; Chinese as characters and pairs';
update inbox.task set search = array_to_tsvector(array_remove(
    regexp_split_to_array(lower(concat_ws(' ', business_key, subject, process_id, task_type, holder, decided_by, outcome, reason)), '[\s,.;:!?()]+'), ''));

create table inbox.snooze (
    person  text not null,
    task_id uuid not null references inbox.task (id) on delete cascade,
    until   timestamptz not null,
    primary key (person, task_id)
);
comment on table inbox.snooze is 'tasks that a person does not want in the lists before a time; they come back by themselves';
