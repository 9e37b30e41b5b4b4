-- A process that nothing starts on any more; what runs goes on to its end (product-bar E17).
create table orchestration.retired_process (
    process_id text        primary key,
    reference  text        not null,
    retired_at timestamptz not null,
    ended_at   timestamptz
);
comment on column orchestration.retired_process.reference is 'the change request by which it was retired';
comment on column orchestration.retired_process.ended_at is 'when its last instance was over; from then on it is not taken back';

alter table orchestration.outbox add column held_for text;
comment on column orchestration.outbox.held_for is 'the retired process that this command would have started; sent when the retirement is taken back';
create index outbox_held on orchestration.outbox (held_for) where held_for is not null;
create index process_instance_definition on orchestration.process_instance (process_definition_key, process_instance_key desc);
create index process_instance_running on orchestration.process_instance (process_id, process_instance_key) where ended_at is null;
