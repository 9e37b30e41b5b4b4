-- one upload, call or delivery that was taken in; the key makes a repeat answer with the first result
create table performance.intake (
    id              uuid primary key,
    submitted_by    text not null,
    channel         text not null check (channel in ('API', 'PAGE', 'WEBHOOK')),
    idempotency_key text,
    digest          text not null,
    rows            int not null,
    stored          int not null,
    corrections     int not null,
    late            int not null,
    received_at     timestamptz not null,
    unique (submitted_by, idempotency_key)
);
create index fact_by_emc on performance.fact (emc, seq desc);
