-- Every figure below bottom waits here for the decision table underperformance-trigger, which says whether a case is due (ADR 0021).
-- A row without a rule waits. Those that were there before met a rule of the settings of their time and name no table.
alter table performance.below_bottom rename to judgement;
alter index performance.below_bottom_pkey rename to judgement_pkey;
alter index performance.below_bottom_by_actor rename to judgement_by_actor;
alter table performance.judgement drop constraint below_bottom_rule_check;
alter table performance.judgement
    alter column rule drop not null,
    add column percent_of_bottom numeric,
    add column decision          text,
    add column decision_version  int,
    add column decision_key      bigint,
    add column decision_rows     text[],
    add column judged_at         timestamptz,
    add column attempts          int not null default 0,
    add column next_attempt_at   timestamptz,
    add column claimed_until     timestamptz,
    add column last_fault        text,
    add column failed            boolean not null default false,
    add constraint known_rule check (rule in ('consecutive', 'farBelow', 'none')),
    add constraint waits_or_judged check ((rule is null) = (next_attempt_at is not null)),
    add constraint whole_basis check (num_nulls(decision, decision_version, decision_key, decision_rows, judged_at) in (0, 5));
create index judgement_waiting on performance.judgement (next_attempt_at) where rule is null;

create function performance.judged_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.rule is not null then
        raise exception 'a judgement is taken once and kept' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger judged_once before update or delete on performance.judgement for each row execute function performance.judged_once();

-- those that met the trigger of a replacement case
create view performance.below_bottom as
select emc, actor, metric, period, periods_below, value, bottom, rule, at, decision, decision_version, decision_key, decision_rows
  from performance.judgement where rule in ('consecutive', 'farBelow');
