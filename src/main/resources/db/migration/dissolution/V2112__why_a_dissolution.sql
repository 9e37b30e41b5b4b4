-- How far each leading value was missed in each concluded month; "in a row" is counted from here, so that a month that is told twice counts once.
create table dissolution.leading_month (
    microenterprise text    not null,
    contract        text    not null,
    metric          text    not null,
    period          text    not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    name            text    not null,
    value           numeric,
    leading_value   numeric not null,
    short_percent   numeric not null check (short_percent >= 0),
    primary key (microenterprise, contract, metric, period)
);
comment on column dissolution.leading_month.value is 'null where nothing was reported';

alter table dissolution.reason_to_dissolve
    add column rule_arguments text[] not null default '{}',
    add column figures        jsonb  not null default '[]';
comment on column dissolution.reason_to_dissolve.rule_arguments is 'numbers of the rule as it stood when it was met, for dissolution.rule.<trigger>';
