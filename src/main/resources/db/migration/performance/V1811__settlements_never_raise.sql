-- a part that the others end early never raises its party's rating; what was settled before this rule stays as it was counted
alter table performance.rating_step add column never_up boolean not null default false;
alter table performance.rating_step add check (not never_up or kind = 'SETTLEMENT');
