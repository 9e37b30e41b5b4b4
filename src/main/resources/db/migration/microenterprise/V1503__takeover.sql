-- A company that begins with Heyi has micro-enterprises already: they are taken over with no proposal behind them, each under a key of its own so that a repeat is harmless.
alter table microenterprise.microenterprise alter column proposal_id drop not null;
alter table microenterprise.microenterprise add column takeover_key text unique;
alter table microenterprise.microenterprise
    add constraint has_an_origin check (proposal_id is not null or takeover_key is not null);
