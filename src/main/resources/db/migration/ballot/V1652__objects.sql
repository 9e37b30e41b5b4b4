-- What a ballot is about, as the interest register names it: whoever has an interest in it casts no vote (ADR 16). Ballots from before have none.
alter table ballot.ballot add column objects text[] not null default '{}';

create or replace function ballot.keep_frozen() returns trigger language plpgsql as $$
begin
    if (new.code, new.reference, new.business_key, new.case_url, new.subject, new.question, new.secrecy, new.needed, new.needed_of, new.exceeding, new.quorum, new.ends_at,
            new.observers, new.objects, new.fingerprint, new.opened_at)
            is distinct from (old.code, old.reference, old.business_key, old.case_url, old.subject, old.question, old.secrecy, old.needed, old.needed_of, old.exceeding, old.quorum,
            old.ends_at, old.observers, old.objects, old.fingerprint, old.opened_at)
            or old.state not in ('DRAFT', 'OPEN') or new.state = 'DRAFT' or new.votes < old.votes then
        raise exception 'what a ballot was opened with cannot be changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
