-- What the founding agreement itself says on when the platform may dissolve; older agreements say nothing.
alter table microenterprise.microenterprise add column kill_clause jsonb;
comment on column microenterprise.microenterprise.kill_clause is 'number of the clause and the numbers that its parties have signed; null before the third version of the agreement and for what was taken over';
