-- EMCs that ran before the company came to Heyi, each under a key of its own so that a repeat is harmless
create table emc.takeover (
    key text primary key,
    emc text not null unique
);
