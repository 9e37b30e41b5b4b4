-- A case whose process should have shown itself and never did: its instance was cancelled before its first job, or the engine lost its data.
create table orchestration.missing_instance (
    process_id   text        not null,
    business_key text        not null,
    found_at     timestamptz not null,
    primary key (process_id, business_key)
);
