-- With what a case began, so that a scenario can be recorded from it although the message that started it was forgotten long ago (product-bar E6).
alter table orchestration.process_instance add column started_at timestamptz, add column started_with jsonb;
comment on column orchestration.process_instance.started_at is 'when its first job or task was seen; null for cases from before this column';
comment on column orchestration.process_instance.started_with is 'variables then; forgotten together with the guards of its jobs';
create index process_instance_ended_of on orchestration.process_instance (process_id, ended_at desc, process_instance_key desc) where ended_at is not null;
create index process_instance_to_forget on orchestration.process_instance (ended_at) where ended_at is not null and started_with is not null;
