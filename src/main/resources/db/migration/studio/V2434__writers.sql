-- Everybody who ever wrote any of a change, also what was left out or overwritten since: none of them approves it (product-bar E1).
create table studio.writer (
    change_id uuid not null references studio.change,
    person    text not null,
    primary key (change_id, person)
);
comment on table studio.writer is 'only ever added to';

insert into studio.writer (change_id, person)
select id, author from studio.change
union select id, editor from studio.change
union select change_id, author from studio.revision
union select change_id, editor from studio.draft;
