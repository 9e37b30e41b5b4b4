-- What a party says of a deliverable that it owes: delivered on that day, with a proof. "due" tells which time it fell due; a later row of the same
-- deliverable and day takes the place of an earlier one, which stays as history
create table emc.delivery (
    id           bigint generated always as identity primary key,
    emc          text        not null references emc.emc (code),
    deliverable  text        not null,
    due          date        not null,
    party        text        not null,
    delivered_on date        not null,
    recorded_on  date        not null,
    proof        text        not null,
    link         text,
    person       text        not null,
    at           timestamptz not null,
    check (delivered_on <= recorded_on)
);
create index delivery_by_deliverable on emc.delivery (emc, deliverable, due, id);

-- What a party that waits for it says of such a row; the last word of a party counts
create table emc.delivery_word (
    id        bigint generated always as identity primary key,
    delivery  bigint      not null references emc.delivery (id),
    party     text        not null,
    confirmed boolean     not null,
    reason    text,
    person    text        not null,
    at        timestamptz not null,
    check (confirmed or reason is not null)
);
create index delivery_word_by_delivery on emc.delivery_word (delivery, id);

create trigger delivery_stays before update or delete on emc.delivery for each row execute function emc.refuse_change();
create trigger delivery_is_kept before truncate on emc.delivery for each statement execute function emc.refuse_change();
create trigger delivery_word_stays before update or delete on emc.delivery_word for each row execute function emc.refuse_change();
create trigger delivery_word_is_kept before truncate on emc.delivery_word for each statement execute function emc.refuse_change();
