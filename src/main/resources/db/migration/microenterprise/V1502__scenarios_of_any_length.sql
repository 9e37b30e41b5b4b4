-- a B-tree cannot hold the longest scenarios; only equality is ever asked for
drop index microenterprise.proposal_by_scenario;
create index proposal_by_scenario on microenterprise.proposal using hash (scenario_key)
    where status in ('SUBMITTED', 'REWORK', 'IN_DECISION', 'PLEDGING', 'SIGNING', 'PROVISIONING');
