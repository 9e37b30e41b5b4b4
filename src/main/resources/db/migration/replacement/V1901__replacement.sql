create schema if not exists replacement;

create sequence replacement.case_number;

-- One open case per party and EMC: the partial index is what makes a second one impossible, whatever is repeated. The aggregate is "state"; the columns beside it are
-- copies for lists. "failed_at" is set when a job of the process has run out of retries and cleared by the next step that succeeds.
create table replacement.replacement_case (
    code         text        primary key check (code ~ '^RC-[0-9]{4,9}$'),
    emc          text        not null,
    subject      text        not null,
    title        text        not null,
    subject_name text        not null,
    actors       text[]      not null,
    step         text        not null,
    outcome      text,
    due_at       timestamptz,
    opened_at    timestamptz not null,
    changed_at   timestamptz not null,
    ended_at     timestamptz,
    failed_at    timestamptz,
    failure      text,
    state        text        not null,
    check ((outcome is not null) = (step = 'ENDED'))
) with (fillfactor = 60);

create unique index one_open_case on replacement.replacement_case (emc, subject) where outcome is null;
create index case_by_emc on replacement.replacement_case (emc, opened_at desc);
create index case_by_time on replacement.replacement_case (opened_at desc, code desc);
create index case_by_actor on replacement.replacement_case using gin (actors);

comment on column replacement.replacement_case.actors is 'all parties of the contract when the case opened; whose people may read it';

-- What a case is judged by, as canonical JSON; its name is the digest of these very bytes.
create table replacement.evidence (
    code      text        primary key references replacement.replacement_case (code),
    digest    text        not null check (digest ~ '^[0-9a-f]{64}$'),
    document  text        not null,
    frozen_at timestamptz not null,
    check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);

create function replacement.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is frozen';
end $$;
create trigger evidence_is_frozen before update or delete on replacement.evidence for each row execute function replacement.refuse_change();

-- Who asks for a case; requests that have led to one, or are too old, count no more.
create table replacement.request (
    id       bigint generated always as identity primary key,
    emc      text        not null,
    subject  text        not null,
    party    text        not null,
    person   text        not null,
    reason   text        not null,
    at       timestamptz not null,
    used_by  text references replacement.replacement_case (code)
);
create unique index one_request_per_party on replacement.request (emc, subject, party) where used_by is null;

-- A party that has recovered is watched for the next month.
create table replacement.watch (
    emc     text not null,
    subject text not null,
    period  text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    code    text not null references replacement.replacement_case (code),
    primary key (emc, subject, period)
);
