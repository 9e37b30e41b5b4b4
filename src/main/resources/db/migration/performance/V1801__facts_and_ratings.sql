create schema if not exists performance;

-- months are text, 'YYYY-MM': they sort as they are read
create domain performance.month_text as text check (value ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');

-- what was reported, for good: a correction is a new fact, the old value stays
create table performance.fact (
    seq          bigint generated always as identity primary key,
    id           uuid not null unique,
    emc          text not null,
    period       performance.month_text not null,
    actor        text not null,
    metric       text not null,
    value        numeric(24, 6) not null,
    source       text not null,
    sample_size  int check (sample_size >= 0),
    submitted_by text not null,
    channel      text not null,
    intake       uuid not null,
    corrects     uuid references performance.fact (id),
    received_at  timestamptz not null
);
create index fact_by_figure on performance.fact (emc, period, actor, metric, seq desc);

-- a month of an EMC whose figures are taken
create table performance.month (
    emc          text not null,
    period       performance.month_text not null,
    cut_off      timestamptz not null,
    nodes        text[] not null,
    concluded_at timestamptz,
    primary key (emc, period)
);

-- a frozen figure with the target it is measured by; value = own_value + carried
create table performance.figure (
    emc          text not null,
    period       performance.month_text not null,
    actor        text not null,
    metric       text not null,
    position     int not null,
    name         text not null,
    unit         text not null,
    bottom       numeric not null,
    grab         numeric not null,
    top          numeric not null,
    own_value    numeric(24, 6),
    carried      numeric(24, 6) not null default 0,
    fact         uuid references performance.fact (id),
    source       text,
    submitted_by text,
    sample_size  int,
    primary key (emc, period, actor, metric),
    foreign key (emc, period) references performance.month (emc, period)
);
create index figure_by_actor on performance.figure (actor, period);

-- late facts of an earlier month that count in this one
create table performance.carry (
    emc         text not null,
    actor       text not null,
    metric      text not null,
    from_period performance.month_text not null,
    into_period performance.month_text not null,
    old_value   numeric(24, 6),
    new_value   numeric(24, 6) not null,
    difference  numeric(24, 6) not null,
    fact        uuid not null references performance.fact (id),
    primary key (emc, into_period, actor, metric, from_period)
);

-- a decided dispute replaces a frozen figure; the last one counts
create table performance.ruling (
    seq        bigint generated always as identity primary key,
    emc        text not null,
    period     performance.month_text not null,
    actor      text not null,
    metric     text not null,
    old_value  numeric(24, 6),
    value      numeric(24, 6) not null,
    reason     text not null,
    decided_by text not null,
    at         timestamptz not null,
    foreign key (emc, period, actor, metric) references performance.figure (emc, period, actor, metric)
);
create index ruling_by_figure on performance.ruling (emc, period, actor, metric, seq desc);

create table performance.rating (
    actor text primary key,
    stars numeric(5, 4) not null check (stars between 0 and 5)
);

-- one step per actor, EMC and month
create table performance.rating_step (
    seq        bigint generated always as identity primary key,
    actor      text not null,
    emc        text not null,
    period     performance.month_text not null,
    fulfilment numeric(7, 6) not null check (fulfilment between 0 and 1),
    before     numeric(5, 4) not null,
    after      numeric(5, 4) not null,
    at         timestamptz not null,
    unique (actor, emc, period)
);

-- consecutive months below bottom
create table performance.counter (
    emc           text not null,
    actor         text not null,
    metric        text not null,
    periods_below int not null check (periods_below >= 0),
    last_period   performance.month_text not null,
    primary key (emc, actor, metric)
);

-- the trigger of a replacement case was met
create table performance.below_bottom (
    emc           text not null,
    actor         text not null,
    metric        text not null,
    period        performance.month_text not null,
    periods_below int not null,
    value         numeric(24, 6),
    bottom        numeric not null,
    rule          text not null check (rule in ('consecutive', 'farBelow')),
    at            timestamptz not null,
    primary key (emc, actor, metric, period)
);
create index below_bottom_by_actor on performance.below_bottom (actor, period);

create function performance.append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: correct by a new row', tg_table_name using errcode = 'check_violation';
end $$;
create trigger append_only before update or delete on performance.fact for each row execute function performance.append_only();
create trigger append_only before update or delete on performance.figure for each row execute function performance.append_only();
create trigger append_only before update or delete on performance.carry for each row execute function performance.append_only();
create trigger append_only before update or delete on performance.ruling for each row execute function performance.append_only();
create trigger append_only before update or delete on performance.rating_step for each row execute function performance.append_only();
