-- openings and micro-enterprises that somebody does not want to be proposed for; nobody else reads it, and it changes no list
create table talent.matching_exclusion (
    person text not null,
    place  text not null check (place ~ '^(OP|ME)-[0-9]{4,9}$'),
    at     timestamptz not null,
    primary key (person, place)
);

-- what no proposal of that month could exceed, proven by prices; null for those made before it was known
alter table talent.matching_proposal add column ceiling bigint check (ceiling >= fit);
