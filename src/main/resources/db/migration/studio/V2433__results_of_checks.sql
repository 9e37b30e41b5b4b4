-- What the checks said of exactly what was approved, for whoever opens the version later (product-bar E18).
create table studio.check_result (
    change_id    uuid        not null references studio.change,
    content_hash text        not null,
    checked_at   timestamptz not null,
    findings     jsonb       not null,
    primary key (change_id, content_hash)
);
comment on table studio.check_result is 'hints only: with an error nothing is approved';
