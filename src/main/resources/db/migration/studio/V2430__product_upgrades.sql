-- What a newer product brings for a model of process owners is proposed to them once, never put in its place (product-bar E7).
create table studio.upgrade (
    kind            text        not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    model_id        text        not null,
    checksum        text        not null,
    product_version text        not null,
    change_id       uuid        references studio.change,
    base            text        not null,
    shipped         text        not null,
    seen_at         timestamptz not null,
    primary key (kind, model_id, checksum)
);
comment on column studio.upgrade.checksum is 'of what the product brings';
comment on column studio.upgrade.change_id is 'in which it was proposed; null when it brings nothing that is not there';
create index upgrade_change on studio.upgrade (change_id);
