alter table notification.notice add column digest_only boolean not null default false;
comment on column notification.notice.digest_only is 'told to so many that nobody gets a mail of its own';
alter table notification.notice add column mail_planned_at timestamptz;
comment on column notification.notice.mail_planned_at is 'when it was settled whether a mail of its own goes out';

drop index notification.notice_by_key;
create index notice_by_key on notification.notice (key text_pattern_ops) where settled_at is null;
create index notice_unread on notification.notice (person) where settled_at is null and read_at is null;
create index notice_unplanned on notification.notice (mail_after) where mail_planned_at is null and settled_at is null;
create index notice_by_age on notification.notice (at);

create table notification.preference (
    person      text primary key,
    language    text check (language in ('en', 'zh')),
    chosen      boolean not null default false,
    digest_hour int check (digest_hour between 0 and 23)
);
comment on column notification.preference.chosen is 'whether the language was chosen, or is that of the last page';

create table notification.choice (
    person   text not null,
    kind     text not null,
    delivery text not null check (delivery in ('AT_ONCE', 'DIGEST', 'NONE')),
    primary key (person, kind)
);

create table notification.mail (
    id              uuid primary key,
    person          text not null,
    notice          bigint unique references notification.notice on delete cascade,
    digest_day      date,
    state           text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'NEEDLESS', 'NO_ADDRESS', 'DEAD')),
    attempts        int not null default 0,
    refusals        int not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    unique (person, digest_day),
    check ((notice is null) <> (digest_day is null))
);
comment on table notification.mail is 'outbox: a mail about one notice, or the digest of one day';
create index mail_waiting on notification.mail (next_attempt_at) where state = 'WAITING';
create index mail_stuck on notification.mail (state, created_at) where state in ('DEAD', 'NO_ADDRESS', 'WAITING');
