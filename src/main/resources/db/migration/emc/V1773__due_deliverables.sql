-- What each version makes due and when, beside its text, so that lists are paged without reading all texts of a contract. "place" is the order of the text
create table emc.version_deliverable (
    code        text not null,
    number      int  not null,
    place       int  not null check (place > 0),
    deliverable text not null,
    due         date not null,
    primary key (code, number, place),
    foreign key (code, number) references emc.version (code, number)
);
create index version_deliverable_by_id on emc.version_deliverable (code, deliverable, due);

insert into emc.version_deliverable (code, number, place, deliverable, due)
select version.code, version.number, row_number() over (partition by version.code, version.number order by party.place, one.place), one.item ->> 'id', (one.item ->> 'due')::date
  from emc.version
 cross join lateral jsonb_array_elements(nullif(version.terms::jsonb -> 'nodes', 'null')) with ordinality party (node, place)
 cross join lateral jsonb_array_elements(nullif(party.node -> 'deliverables', 'null')) with ordinality one (item, place)
 where one.item ->> 'due' is not null;

create trigger version_deliverable_stays before update or delete on emc.version_deliverable for each row execute function emc.refuse_change();
create trigger version_deliverable_is_kept before truncate on emc.version_deliverable for each statement execute function emc.refuse_change();
