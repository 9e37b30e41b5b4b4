-- What the founding agreement itself says on when the platform may dissolve; older agreements say nothing.
alter table microenterprise.microenterprise add column kill_clause jsonb;
comment on column microenterprise.microenterprise.kill_clause is 'number of the clause and the numbers that its parties have signed; null before the third version of the agreement and for what was taken over';

-- Money of outside investors that has arrived; the ledger has the entry ME-0001/co-investment/<reference> for each.
create table microenterprise.co_investment (
    id               bigint generated always as identity primary key,
    microenterprise  text           not null references microenterprise.microenterprise (code),
    investor         text           not null,
    amount           numeric(17, 2) not null check (amount > 0),
    currency         text           not null,
    received_on      date           not null,
    reference        text           not null,
    proof            text           not null,
    recorded_by      text           not null,
    at               timestamptz    not null,
    unique (microenterprise, reference)
);
comment on column microenterprise.co_investment.reference is 'of the payment, chosen by the sender or the bank; a repeat is known by it';
