-- What a party says about a month of its own, or about a move of its rating ("step"); a later wording never overwrites an earlier one.
create table performance.comment (
    actor  text not null,
    emc    text not null,
    period performance.month_text not null,
    step   bigint references performance.rating_step (seq),
    number int not null check (number > 0),
    text   text not null check (char_length(text) between 1 and 1000),
    author text not null,
    at     timestamptz not null,
    unique nulls not distinct (actor, emc, period, step, number),
    foreign key (emc, period) references performance.month (emc, period)
);
create trigger append_only before update or delete on performance.comment for each row execute function performance.append_only();
