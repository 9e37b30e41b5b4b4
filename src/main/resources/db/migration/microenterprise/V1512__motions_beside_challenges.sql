-- a motion for recall collects signatures beside a challenge that nobody votes on yet; everything else stays one at a time
drop index microenterprise.one_open_election;
create unique index one_open_election on microenterprise.election (microenterprise)
    where phase not in ('MOTION', 'ELECTED', 'INCUMBENT_CONFIRMED', 'INTERIM_OVER', 'RECALL_FAILED', 'WITHDRAWN', 'CANCELLED');
create unique index one_motion on microenterprise.election (microenterprise) where phase = 'MOTION';
