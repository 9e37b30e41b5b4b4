create schema if not exists ballot;

create sequence ballot.code_number;

-- everything above "state" is fixed at opening; its fingerprint stands in the history
create table ballot.ballot (
    code         text primary key,
    reference    text        not null unique,
    business_key text        not null,
    case_url     text        not null,
    subject      text        not null,
    question     jsonb       not null,
    secrecy      text        not null check (secrecy in ('OPEN', 'SECRET')),
    needed       text        not null,
    needed_of    text        not null check (needed_of in ('ROLL', 'VOTES_CAST')),
    exceeding    boolean     not null,
    quorum       text        not null,
    ends_at      timestamptz not null,
    observers    text[]      not null,
    fingerprint  text        not null,
    opened_at    timestamptz not null,
    state        text        not null check (state in ('DRAFT', 'OPEN', 'COUNTED', 'CALLED_OFF', 'FAULTY')),
    votes        int         not null,
    -- all votes in one sealed lump of constant length, and the key to it, wrapped by a master key that is not in the database; both are destroyed when the ballot ends
    urn          bytea,
    urn_key      text,
    closed_at    timestamptz,
    -- why it was called off or is faulty
    reason       text,
    constraint no_votes_are_kept_after_the_end check (state in ('DRAFT', 'OPEN', 'FAULTY') or urn is null and urn_key is null)
);

create index ballot_of_case on ballot.ballot (business_key);
create index ballot_by_end on ballot.ballot (ends_at, code);
create index ballot_observed on ballot.ballot using gin (observers);

create table ballot.option (
    ballot   text  not null references ballot.ballot,
    position int   not null,
    id       text  not null,
    label    jsonb not null,
    text     jsonb,
    -- the count, once published
    votes    int,
    primary key (ballot, id),
    unique (ballot, position)
);

-- the roll; of a secret ballot it keeps only that a seat has voted
create table ballot.seat (
    ballot   text    not null references ballot.ballot,
    position int     not null,
    id       text    not null,
    label    text    not null,
    people   text[]  not null,
    voted    boolean not null default false,
    cast_by  text,
    receipt  text,
    primary key (ballot, id),
    unique (ballot, position),
    constraint nothing_is_known_of_who_has_not_voted check (voted or cast_by is null and receipt is null)
);

create index seat_of_person on ballot.seat using gin (people);

-- the votes, published at the end in the order of their random receipts
create table ballot.published (
    ballot  text not null references ballot.ballot,
    receipt text not null,
    option  text not null,
    primary key (ballot, receipt),
    foreign key (ballot, option) references ballot.option
);

create function ballot.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'a ballot cannot be changed like this (% on ballot.%)', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create function ballot.state_of(code text) returns text language sql stable as $$ select b.state from ballot.ballot b where b.code = state_of.code $$;

create function ballot.keep_frozen() returns trigger language plpgsql as $$
begin
    if (new.code, new.reference, new.business_key, new.case_url, new.subject, new.question, new.secrecy, new.needed, new.needed_of, new.exceeding, new.quorum, new.ends_at,
            new.observers, new.fingerprint, new.opened_at)
            is distinct from (old.code, old.reference, old.business_key, old.case_url, old.subject, old.question, old.secrecy, old.needed, old.needed_of, old.exceeding, old.quorum,
            old.ends_at, old.observers, old.fingerprint, old.opened_at)
            or old.state not in ('DRAFT', 'OPEN') or new.state = 'DRAFT' or new.votes < old.votes then
        raise exception 'what a ballot was opened with cannot be changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create function ballot.keep_option() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and ballot.state_of(new.ballot) = 'DRAFT' and new.votes is null then
        return new;
    end if;
    if tg_op = 'UPDATE' and ballot.state_of(old.ballot) = 'OPEN' and old.votes is null
            and (new.ballot, new.position, new.id, new.label, new.text) is not distinct from (old.ballot, old.position, old.id, old.label, old.text) then
        return new;
    end if;
    raise exception 'the paper of a ballot cannot be changed' using errcode = 'insufficient_privilege';
end
$$;

create function ballot.keep_seat() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and ballot.state_of(new.ballot) = 'DRAFT' and not new.voted then
        return new;
    end if;
    if tg_op = 'UPDATE' and ballot.state_of(old.ballot) = 'OPEN' and not old.voted and new.voted
            and (new.ballot, new.position, new.id, new.label, new.people) = (old.ballot, old.position, old.id, old.label, old.people)
            and ((select secrecy from ballot.ballot where code = new.ballot) = 'OPEN' or new.cast_by is null and new.receipt is null) then
        return new;
    end if;
    raise exception 'the roll of a ballot cannot be changed, and no seat votes twice' using errcode = 'insufficient_privilege';
end
$$;

create function ballot.keep_published() returns trigger language plpgsql as $$
begin
    if ballot.state_of(new.ballot) = 'OPEN' then
        return new;
    end if;
    raise exception 'the votes of a ballot are published once' using errcode = 'insufficient_privilege';
end
$$;

create trigger frozen before update on ballot.ballot for each row execute function ballot.keep_frozen();
create trigger kept before delete on ballot.ballot for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.ballot for each statement execute function ballot.refuse();
create trigger frozen before insert or update on ballot.option for each row execute function ballot.keep_option();
create trigger kept before delete on ballot.option for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.option for each statement execute function ballot.refuse();
create trigger frozen before insert or update on ballot.seat for each row execute function ballot.keep_seat();
create trigger kept before delete on ballot.seat for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.seat for each statement execute function ballot.refuse();
create trigger published_once before insert on ballot.published for each row execute function ballot.keep_published();
create trigger kept before update or delete on ballot.published for each row execute function ballot.refuse();
create trigger not_emptied before truncate on ballot.published for each statement execute function ballot.refuse();
