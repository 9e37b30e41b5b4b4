-- Instead of models a change may say that a process is retired, or that its retirement is taken back (product-bar E17).
alter table studio.change
    add column retirement text check (retirement in ('RETIRE', 'TAKE_BACK')),
    add column retired_process text check (retired_process ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    add constraint change_retires_a_process check ((retirement is null) = (retired_process is null));
create index change_retired_process on studio.change (retired_process) where retired_process is not null;
