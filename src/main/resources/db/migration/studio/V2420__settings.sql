-- Typed settings are changed like models (ADR 44).
alter table studio.draft drop constraint draft_kind_check;
alter table studio.draft add constraint draft_kind_check check (kind in ('PROCESS', 'DECISION', 'FORM', 'SETTINGS'));
