-- who may answer in the discussion besides the roll; fixed at opening like everything else
alter table ballot.ballot add column callers text[] not null default '{}', add column subject_people text[] not null default '{}';

create function ballot.keep_speakers() returns trigger language plpgsql as $$
begin
    if (new.callers, new.subject_people) is distinct from (old.callers, old.subject_people) then
        raise exception 'what a ballot was opened with cannot be changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger speakers_frozen before update on ballot.ballot for each row execute function ballot.keep_speakers();

-- questions, reactions and objections; the key makes a repeated request count once
create table ballot.post (
    ballot text        not null references ballot.ballot,
    number int         not null check (number > 0),
    kind   text        not null check (kind in ('QUESTION', 'REACTION', 'OBJECTION')),
    text   text        not null check (char_length(text) between 1 and 2000),
    -- against which an objection is raised
    option text,
    author text        not null,
    key    text        not null,
    at     timestamptz not null,
    primary key (ballot, number),
    unique (ballot, author, key),
    foreign key (ballot, option) references ballot.option,
    constraint only_an_objection_is_against_an_option check (option is null or kind = 'OBJECTION')
);

-- answers to questions, and what became of objections: the last one counts
create table ballot.answer (
    ballot text        not null,
    post   int         not null,
    number int         not null check (number > 0),
    kind   text        not null check (kind in ('ANSWER', 'INTEGRATED', 'LEFT_STANDING')),
    text   text        not null check (char_length(text) between 1 and 2000),
    author text        not null,
    key    text        not null,
    at     timestamptz not null,
    primary key (ballot, post, number),
    unique (ballot, author, key),
    foreign key (ballot, post) references ballot.post
);

create function ballot.keep_discussion() returns trigger language plpgsql as $$
begin
    if ballot.state_of(new.ballot) = 'OPEN' then
        return new;
    end if;
    raise exception 'the discussion of a ballot ends with it' using errcode = 'insufficient_privilege';
end
$$;

create trigger ends_with_the_ballot before insert on ballot.post for each row execute function ballot.keep_discussion();
create trigger kept before update or delete on ballot.post for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.post for each statement execute function ballot.refuse();
create trigger ends_with_the_ballot before insert on ballot.answer for each row execute function ballot.keep_discussion();
create trigger kept before update or delete on ballot.answer for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.answer for each statement execute function ballot.refuse();
