-- Typed settings that came through the gate, all of them in each version; the newest is in force from the next start on (ADR 44).
create table orchestration.settings_version (
    version  int         primary key,
    bundle   uuid        not null unique,
    source   text        not null,
    checksum text        not null,
    since    timestamptz not null
);
comment on column orchestration.settings_version.source is 'JSON by full name of what differs from what the product ships';

alter table orchestration.bundle_file drop constraint bundle_file_kind_check;
alter table orchestration.bundle_file add constraint bundle_file_kind_check check (kind in ('PROCESS', 'DECISION', 'FORM', 'SETTINGS'));
