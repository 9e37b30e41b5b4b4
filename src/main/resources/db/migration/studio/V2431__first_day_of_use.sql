-- An approved change may wait for its first day of use (product-bar E13). Until then nothing of it is with the engine, so that nothing can start on it.
alter table studio.change add column first_day date, add column held boolean not null default false;
comment on column studio.change.first_day is 'asked for together with the approval, and covered by the fingerprint that is approved';
comment on column studio.change.held is 'approved, and waits for its first day';
create index change_held on studio.change (first_day) where held;
