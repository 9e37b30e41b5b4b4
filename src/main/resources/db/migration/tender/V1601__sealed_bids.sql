create schema if not exists tender;

-- the private key is wrapped by a master key that is not in the database, and bound to box and opening time
create table tender.box (
    box         text primary key,
    opens_at    timestamptz not null,
    public_key  text        not null,
    private_key text        not null,
    created_at  timestamptz not null,
    opened_at   timestamptz
);

-- content can be read only with the box's private key
create table tender.bid (
    id      bigint generated always as identity primary key,
    box     text        not null references tender.box,
    bidder  text        not null,
    at      timestamptz not null,
    content bytea       not null,
    digest  text        not null,
    state   text        not null check (state in ('CURRENT', 'REPLACED', 'WITHDRAWN'))
);

create unique index one_current_bid on tender.bid (box, bidder) where state = 'CURRENT';

-- replaced and withdrawn bids stay; only what became of a bid may change
create function tender.refuse_bid_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'CURRENT'
            and (new.id, new.box, new.bidder, new.at, new.content, new.digest) = (old.id, old.box, old.bidder, old.at, old.content, old.digest) then
        return new;
    end if;
    raise exception 'a sealed bid cannot be changed (% on tender.bid)', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger bid_stays before update or delete on tender.bid for each row execute function tender.refuse_bid_change();
create trigger bid_is_kept before truncate on tender.bid for each statement execute function tender.refuse_bid_change();
