-- What the creditor of a claim must hear: it was lowered, disputed or rejected, and why. The claim itself stands in the settlement; a claim confirmed in full has no row.
create table dissolution.lowered_claim (
    code       text        not null references dissolution.settlement (code),
    number     integer     not null,
    creditor   text        not null,
    decision   text        not null check (decision in ('CONFIRMED', 'DISPUTED', 'REJECTED')),
    reason     text        not null,
    decided_at timestamptz not null,
    primary key (code, number)
);
create index lowered_claim_by_creditor on dissolution.lowered_claim (creditor, decided_at desc);
