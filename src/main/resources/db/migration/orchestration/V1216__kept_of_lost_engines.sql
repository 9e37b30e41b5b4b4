-- An engine that lost its data counts versions anew. What was in use before, and what ran on it, is no longer looked at by the running of cases; it stays readable for whoever has to explain it (product-bar E18).
create table orchestration.lost_resource (like orchestration.deployed_resource, lost_at timestamptz not null);
create table orchestration.lost_instance (like orchestration.process_instance, gone_at timestamptz not null);
create index lost_resource_model on orchestration.lost_resource (resource_id, kind, id desc);
create index lost_instance_definition on orchestration.lost_instance (process_definition_key);
