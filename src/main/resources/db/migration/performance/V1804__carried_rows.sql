-- of the late rows those whose differences are added to the next month; the others are only on record
alter table performance.intake add column carried int not null default 0;
