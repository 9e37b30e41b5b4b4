-- User scenarios outlive the micro-enterprises that served them: they go back to their platform and can be taken up again (domain.md P6 step 5).
create table microenterprise.scenario_counter (
    only_row    boolean primary key default true check (only_row),
    last_number int not null
);
insert into microenterprise.scenario_counter (last_number) values (0);

create table microenterprise.returned_scenario (
    id          text primary key check (id ~ '^US-[0-9]{4,9}$'),
    platform    text not null,
    text        text not null,
    returned_at timestamptz not null,
    -- who serves it again; one after the other, and none by two at a time
    taken_up_by text unique references microenterprise.microenterprise (code)
);
create index returned_scenario_by_return on microenterprise.returned_scenario (returned_at desc, id desc);

create table microenterprise.scenario_return (
    microenterprise text primary key references microenterprise.microenterprise (code),
    scenario        text not null references microenterprise.returned_scenario (id),
    dissolution     text not null,
    lessons         text not null,
    at              timestamptz not null
);
create index scenario_return_of on microenterprise.scenario_return (scenario, at desc);
