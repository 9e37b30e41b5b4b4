-- An instance that the engine no longer knows although its case waits for it (cancelled in Operate) is a finding for operators.
alter table orchestration.process_instance add column asked_at timestamptz, add column lost_at timestamptz;
comment on column orchestration.process_instance.asked_at is 'when the engine was last asked whether the instance still runs';
comment on column orchestration.process_instance.lost_at is 'when the engine was found not to know it any more while its case waits';
create index process_instance_unasked on orchestration.process_instance (asked_at nulls first, process_instance_key) where ended_at is null and lost_at is null;
create index process_instance_lost on orchestration.process_instance (lost_at desc) where lost_at is not null and ended_at is null;
