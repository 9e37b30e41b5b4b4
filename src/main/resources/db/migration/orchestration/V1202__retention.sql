create index outbox_done on orchestration.outbox (finished_at) where state = 'DONE';
create index process_instance_ended on orchestration.process_instance (ended_at) where ended_at is not null;
