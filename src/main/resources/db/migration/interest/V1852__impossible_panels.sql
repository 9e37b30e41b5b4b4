-- Cases that nobody impartial can decide, until an operator has seen it.
create table interest.impossible_panel (
    business_key text        not null,
    decision_key text        not null,
    case_url     text        not null,
    eligible     int         not null,
    needed       int         not null check (needed > eligible),
    left_out     bigint      not null,
    at           timestamptz not null,
    seen_by      text,
    primary key (business_key, decision_key)
);
create index impossible_panel_unseen on interest.impossible_panel (at desc) where seen_by is null;
