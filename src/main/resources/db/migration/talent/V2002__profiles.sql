-- what somebody can and wishes; there is no column for a protected attribute, so nothing can use one
create table talent.profile (
    person         text primary key,
    place          text not null default '',
    wish_text      text not null default '',
    wish_roles     text[] not null default '{}',
    wish_platforms text[] not null default '{}',
    wish_places    text[] not null default '{}',
    remote         boolean not null default false,
    looking        boolean not null default false,
    published      boolean not null default false,
    available_from date not null,
    percent        int not null default 100 check (percent between 10 and 100),
    version        bigint not null default 0,
    changed_at     timestamptz not null
);
create index profile_looking on talent.profile (person) where looking;

-- skill_key is the name in lower case with single spaces: nobody has the same skill twice
create table talent.skill (
    person    text not null references talent.profile (person),
    skill_key text not null,
    position  int not null,
    name      text not null,
    level     int not null check (level between 1 and 5),
    evidence  text not null default '',
    primary key (person, skill_key)
);

-- the word of another for a level; it stays when the skill is taken out and counts again when it comes back
create table talent.skill_confirmation (
    person    text not null,
    skill_key text not null,
    by_person text not null check (by_person <> person),
    level     int not null check (level between 1 and 5),
    as_owner  boolean not null,
    at        timestamptz not null,
    primary key (person, skill_key, by_person)
);
