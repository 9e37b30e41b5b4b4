-- Who has left a frozen micro-enterprise, and on which day: the settlement owes them their wage until the day before, also where it begins later.
create table dissolution.left_frozen (
    microenterprise text not null,
    person          text not null,
    left_on         date not null,
    primary key (microenterprise, person, left_on)
);
