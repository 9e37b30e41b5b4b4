-- What a relative, or a compliance reader, says of a tie of kinship that somebody has declared; until then it keeps its declarer alone out of decisions (ADR 16).
create table interest.tie_answer (
    entry       uuid        not null,
    version     int         not null,
    answer      text        not null check (answer in ('CONFIRMED', 'OBJECTED')),
    answered_by text        not null,
    at          timestamptz not null,
    primary key (entry, version, answer),
    foreign key (entry, version) references interest.entry (id, version)
);

-- ties from before there were answers stay as they were: they hold both ways
insert into interest.tie_answer (entry, version, answer, answered_by, at) select id, version, 'CONFIRMED', 'system', at from interest.entry where kind = 'RELATED' and is_current;

create function interest.answers_stay() returns trigger language plpgsql as $$
begin
    raise exception 'what was said of a tie stays on record' using errcode = 'check_violation';
end $$;
create trigger answers_stay before update or delete on interest.tie_answer for each row execute function interest.answers_stay();
create trigger answers_stay_whole before truncate on interest.tie_answer for each statement execute function interest.answers_stay();

-- earlier versions go on to count for some days after their author has changed them
create index former_by_object on interest.entry (object) where not is_current;
create index former_by_person on interest.entry (person) where not is_current;
create index former_by_change on interest.entry (id, version, at);
