create schema if not exists emc;

create table emc.shared_service (
    id         text primary key check (id ~ '^SSP-[A-Z0-9][A-Z0-9-]{0,39}$'),
    name       text not null,
    created_by text not null,
    created_at timestamptz not null
);

-- one row, raised in the creating transaction: its lock makes codes gapless
create table emc.code_counter (
    only_row  boolean primary key default true check (only_row),
    last_code int not null
);
insert into emc.code_counter (last_code) values (0);

-- "terms" is the working text until the first version, then the text of the latest one; the columns beside it are copies for lists and searches
create table emc.emc (
    code           text primary key check (code ~ '^EMC-[0-9]{4,9}$'),
    state          text not null check (state in ('DRAFT', 'JOINING', 'REVIEW', 'SIGNING', 'ACTIVE', 'RENEWAL_PENDING', 'SUSPENDED',
                                                  'COMPLETED', 'TERMINATED', 'LAPSED', 'WITHDRAWN')),
    title          text not null,
    user_scenario  text not null,
    type           text not null check (type in ('EXPERIENCE', 'SOLUTION')),
    platform       text not null,
    parent         text references emc.emc (code),
    lead           text not null,
    lead_name      text not null,
    actors         text[] not null,
    terms          text not null,
    latest_version int not null default 0,
    latest_period  text,
    created_by     text not null,
    created_at     timestamptz not null,
    revision       bigint not null
);
create index emc_by_creation on emc.emc (created_at desc, code desc);
create index emc_by_state on emc.emc (state, code);
create index emc_by_parent on emc.emc (parent) where parent is not null;
create index emc_by_actor on emc.emc using gin (actors);

create table emc.state_change (
    id      bigint generated always as identity primary key,
    code    text not null references emc.emc (code),
    state   text not null,
    at      timestamptz not null,
    reason  text not null,
    details jsonb not null
);
create index state_change_by_code on emc.state_change (code, id);

create table emc.version (
    code       text not null references emc.emc (code),
    number     int not null check (number > 0),
    period     text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    origin     text not null check (origin in ('FORMATION', 'RENEWAL', 'TACIT_EXTENSION', 'AMENDMENT')),
    terms      text not null,
    terms_hash text not null,
    actors     text[] not null,
    sealed_at  timestamptz not null,
    primary key (code, number)
);
create index version_by_period on emc.version (period, code, number);
create index version_by_actor on emc.version using gin (actors);

create table emc.signature (
    code       text not null,
    number     int not null,
    actor      text not null,
    person     text not null,
    how        text not null check (how in ('SIGNED', 'CONFIRMED', 'DEEMED_CONFIRMED')),
    session    text not null,
    terms_hash text not null,
    at         timestamptz not null,
    primary key (code, number, actor),
    foreign key (code, number) references emc.version (code, number)
);

-- sealed is sealed, whoever is at the keyboard
create function emc.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what is sealed cannot be changed (% on %.%)', tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger version_stays before update or delete on emc.version for each row execute function emc.refuse_change();
create trigger version_is_kept before truncate on emc.version for each statement execute function emc.refuse_change();
create trigger signature_stays before update or delete on emc.signature for each row execute function emc.refuse_change();
create trigger signature_is_kept before truncate on emc.signature for each statement execute function emc.refuse_change();
create trigger state_change_stays before update or delete on emc.state_change for each row execute function emc.refuse_change();
create trigger state_change_is_kept before truncate on emc.state_change for each statement execute function emc.refuse_change();

create table emc.submission_key (
    username        text not null,
    idempotency_key text not null,
    input_hash      text not null,
    code            text not null,
    at              timestamptz not null,
    primary key (username, idempotency_key)
);
