-- a dissolution looks for somebody who leads the micro-enterprise on before it goes further (domain.md P6 step 2)
alter table microenterprise.election drop constraint election_cause_check;
alter table microenterprise.election add constraint election_cause_check
    check (cause in ('RESIGNATION', 'AUTOMATIC', 'RECALL', 'CHALLENGE', 'INTERIM_OVER', 'FOUNDING', 'DISSOLUTION'));
