-- Who was told, near the end of the time for it, that the party or the others are silent: parties and groups, for the home page. Empty once somebody has said something.
alter table replacement.replacement_case add column told text[] not null default '{}';

create index case_by_told on replacement.replacement_case using gin (told);
