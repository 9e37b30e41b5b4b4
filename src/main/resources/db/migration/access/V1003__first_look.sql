-- one row once everybody in Keycloak has been learned; readiness waits for it
create table access.directory_look (
    only_row boolean primary key default true check (only_row),
    learned_at timestamptz not null
);
