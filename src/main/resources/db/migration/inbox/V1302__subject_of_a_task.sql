alter table inbox.task add column subject text not null default '';
comment on column inbox.task.subject is 'what the case is called, kept so that lists need not ask the owning module';
