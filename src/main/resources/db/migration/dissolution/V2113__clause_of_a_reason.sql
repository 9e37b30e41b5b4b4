-- A reason cites the clause of the agreement of the micro-enterprise where that has one, else the policy.
alter table dissolution.reason_to_dissolve add column clause text not null default '';
comment on column dissolution.reason_to_dissolve.clause is 'as it is cited, 5.7 (a); empty where the rule is of the policy';
