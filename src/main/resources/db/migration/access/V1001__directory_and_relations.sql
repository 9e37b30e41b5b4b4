create schema if not exists access;

-- the people that Keycloak knows, as last seen; the product goes on with this while Keycloak is away
create table access.person (
    username     text primary key,
    keycloak_id  text        not null default '',
    display_name text        not null,
    email        text        not null default '',
    roles        text[]      not null default '{}',
    active       boolean     not null default true,
    seen_at      timestamptz not null
);
create index person_roles on access.person using gin (roles);

create table access.relation (
    person     text        not null,
    kind       text        not null,
    object_id  text        not null,
    granted_at timestamptz not null,
    primary key (person, kind, object_id)
);
create index relation_object on access.relation (kind, object_id);

-- objects whose groups in Keycloak may differ from the relations above
create table access.provisioning_due (
    kind       text   not null,
    object_id  text   not null,
    change     bigint generated always as identity,
    primary key (kind, object_id)
);
