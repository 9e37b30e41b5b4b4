-- Who has committed in any round, so that a bidder finds what became of it; a copy for lists like the columns beside it.
alter table emc.formation add column bidders text[] not null default '{}';
update emc.formation f set bidders = array(select distinct entry ->> 'actor' from jsonb_array_elements(f.state -> 'entries') entry);
create index formation_bidders on emc.formation using gin (bidders);
