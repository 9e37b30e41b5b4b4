create schema notification;

create table notification.notice (
    id          bigint generated always as identity primary key,
    person      text not null,
    key         text not null,
    kind        text not null,
    message_key text not null,
    arguments   text[] not null default '{}',
    path        text not null,
    at          timestamptz not null,
    read_at     timestamptz,
    settled_at  timestamptz,
    mail_after  timestamptz not null,
    mailed_at   timestamptz,
    unique (person, key)
);
comment on table notification.notice is 'one row for each person who is told';
comment on column notification.notice.mail_after is 'no mail about it goes out earlier, because it may be settled at once';

create index notice_of_person on notification.notice (person, id desc);
create index notice_by_key on notification.notice (key) where settled_at is null;
