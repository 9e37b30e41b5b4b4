-- The engine may be given another form of a model than the one that people wrote and go on editing (architecture.md §5).
alter table orchestration.deployed_resource add column source text;
