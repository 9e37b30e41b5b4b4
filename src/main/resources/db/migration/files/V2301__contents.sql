create schema if not exists files;

-- Contents of files. A content is put first and kept by the transaction that needs it, so that whatever a crash leaves behind belongs to nobody and is removed.
create table files.content (
    id          uuid primary key,
    store       text not null check (store in ('postgres', 's3')),
    size        bigint not null check (size > 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    put_at      timestamptz not null,
    kept        boolean not null default false,
    released_at timestamptz
);
comment on column files.content.kept is 'false until whoever wanted it stored says in his own transaction that he has it';
create index content_to_remove on files.content (put_at) where not kept or released_at is not null;

create table files.chunk (
    content uuid not null references files.content (id) on delete cascade,
    number  int not null,
    bytes   bytea not null,
    primary key (content, number)
);
-- pictures and archives are compressed already
alter table files.chunk alter column bytes set storage external;
