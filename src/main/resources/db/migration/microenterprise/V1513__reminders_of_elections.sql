-- who was reminded in the present phase and has not acted yet, for the lists of these people
alter table microenterprise.election
    add column reminded_at timestamptz,
    add column reminded    text[] not null default '{}';
