-- a founding in which more than one stands for owner elects its first owner
alter table microenterprise.election drop constraint election_cause_check;
alter table microenterprise.election add constraint election_cause_check
    check (cause in ('RESIGNATION', 'AUTOMATIC', 'RECALL', 'CHALLENGE', 'INTERIM_OVER', 'FOUNDING'));

-- who belonged to a micro-enterprise and left it: work counts as an interest for some time after its last day
create table microenterprise.former_member (
    code     text not null references microenterprise.microenterprise (code),
    username text not null,
    since    timestamptz not null,
    until    timestamptz not null,
    primary key (code, username, until)
);
create index former_member_by_person on microenterprise.former_member (username);
