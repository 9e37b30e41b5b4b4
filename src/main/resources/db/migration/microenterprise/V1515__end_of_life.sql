-- The last part of a micro-enterprise's life (domain.md P6): which case holds it, since when it may not commit to anything new, and how it was closed.
alter table microenterprise.microenterprise
    add column dissolution         text check (dissolution ~ '^DC-[0-9]{4,9}$'),
    add column dissolution_trigger text,
    add column frozen_since        timestamptz,
    add column closed_at           timestamptz,
    add column cited_rule          text,
    add constraint frozen_by_a_case check (state <> 'DISSOLVING' or (dissolution is not null and frozen_since is not null));

-- who held which right until when; the present holders stay in "entitlement"
create table microenterprise.former_entitlement (
    code       text not null references microenterprise.microenterprise (code),
    right_name text not null check (right_name in ('DECISION', 'PERSONNEL', 'DISTRIBUTION')),
    holder     text not null,
    since      timestamptz not null,
    until      timestamptz not null,
    primary key (code, right_name, until)
);
