-- What the product brought with it, one version after the other: the base from which an owner's version and a newer one of the product have come.
create table orchestration.shipped_model (
    id              bigint      generated always as identity primary key,
    kind            text        not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    model_id        text        not null,
    checksum        text        not null,
    source          text        not null,
    product_version text        not null,
    shipped_at      timestamptz not null,
    of_owner        boolean     not null,
    unique (kind, model_id, checksum)
);
comment on column orchestration.shipped_model.of_owner is 'whether the model in use was a process owner''s when the product brought this, so that it did not come into use by itself';

insert into orchestration.shipped_model (kind, model_id, checksum, source, product_version, shipped_at, of_owner)
select kind, resource_id, encode(sha256(convert_to(text, 'UTF8')), 'hex'), text, '', deployed_at, false
from (select distinct on (kind, resource_id) kind, resource_id, coalesce(source, content) as text, deployed_at
      from orchestration.deployed_resource where origin = 'BASELINE' order by kind, resource_id, id desc) newest;
