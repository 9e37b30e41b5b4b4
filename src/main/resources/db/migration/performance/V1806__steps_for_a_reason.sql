-- A rating moves by a month, by a stated reason outside of the months (named by a key of whoever asks), and back by taking such a change back. "kept" is the policy of
-- its day, so that the steps can be counted anew; until now it was 80.
alter table performance.rating_step
    add column kind   text    not null default 'MONTH' check (kind in ('MONTH', 'SETTLEMENT', 'RESTORED')),
    add column kept   numeric default 80 check (kept between 0 and 100),
    add column key    text unique,
    add column reason text,
    add column person text,
    add column undoes bigint unique references performance.rating_step (seq),
    alter column fulfilment drop not null,
    add check ((fulfilment is null) = (kind = 'RESTORED')),
    add check ((kept is null) = (kind = 'RESTORED')),
    add check ((undoes is not null) = (kind = 'RESTORED')),
    add check ((key is not null) = (kind = 'SETTLEMENT')),
    add check ((reason is null) = (kind = 'MONTH') and (person is null) = (kind = 'MONTH'));
alter table performance.rating_step alter column kept drop default;

alter table performance.rating_step drop constraint rating_step_actor_emc_period_key;
create unique index one_step_a_month on performance.rating_step (actor, emc, period) where kind = 'MONTH';
create index rating_step_by_actor on performance.rating_step (actor, seq);
