create sequence tender.tender_number;

-- A tender is read and written whole, under its row lock. "terms" is what was called for, "progress" all that has become of it; the columns beside them are copies
-- for lists. Neither ever holds a sealed bid.
create table tender.tender (
    code         text primary key,
    reference    text        not null unique,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED', 'OPENED', 'RANKED', 'AWARDED', 'NO_AWARD', 'CANCELLED')),
    caller       text        not null,
    title        text        not null,
    everybody    boolean     not null,
    invited      text[]      not null,
    bidders      text[]      not null,
    bids_until   timestamptz not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    terms        jsonb       not null,
    terms_digest text,
    progress     jsonb       not null
);
create index tender_by_deadline on tender.tender (bids_until desc, code);
create index tender_by_caller on tender.tender (caller);

-- what was published stands: nobody changes weights, deadlines' rules or people after bids came in, and no tender goes back to a draft or vanishes
create function tender.keep_terms() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.code, new.reference, new.caller, new.created_at) is not distinct from (old.code, old.reference, old.caller, old.created_at)
            and (old.state = 'DRAFT' or (new.terms, new.terms_digest, new.title, new.everybody, new.invited) is not distinct from
                (old.terms, old.terms_digest, old.title, old.everybody, old.invited) and new.state <> 'DRAFT') then
        return new;
    end if;
    raise exception 'the terms of a published tender cannot be changed (% on tender.tender)', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger terms_stay before update or delete on tender.tender for each row execute function tender.keep_terms();
create trigger tender_is_kept before truncate on tender.tender for each statement execute function tender.keep_terms();

create table tender.timeline (
    id        bigint generated always as identity primary key,
    tender    text        not null references tender.tender (code),
    at        timestamptz not null,
    actor     text        not null,
    fact      text        not null,
    arguments jsonb       not null
);
create index timeline_by_tender on tender.timeline (tender, id);
