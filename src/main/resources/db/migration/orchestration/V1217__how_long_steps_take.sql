-- How long people's tasks and jobs that are tried again take, and whether in time (product-bar O7).
alter table orchestration.element_visit add column left_at timestamptz, add column due_at timestamptz;
comment on column orchestration.element_visit.seen_at is 'when it was entered, as far as the product has seen';
comment on column orchestration.element_visit.left_at is 'when it was left; null while it is open, and for visits from before this column';
comment on column orchestration.element_visit.due_at is 'deadline of a task as its model set it; later changes by people do not count';
