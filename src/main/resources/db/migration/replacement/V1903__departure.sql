-- A party leaves its EMCs because it is dissolved: one row for each dissolution and EMC. "code" is the case that sees to it now; another follows where an earlier case ends with the
-- party still in the contract. A departure that was taken back stays readable.
create table replacement.departure (
    cause        text        not null check (cause ~ '^DC-[0-9]{4,9}$'),
    emc          text        not null,
    subject      text        not null,
    preferred    text,
    code         text        not null references replacement.replacement_case (code),
    asked_at     timestamptz not null,
    withdrawn_at timestamptz,
    primary key (cause, emc, subject)
);
create index departure_by_case on replacement.departure (code);
create index departure_standing on replacement.departure (emc, subject) where withdrawn_at is null;
