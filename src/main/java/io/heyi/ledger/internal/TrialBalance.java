package io.heyi.ledger.internal;

import io.heyi.ledger.Ledger.Verification;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up all books once more, from the postings alone; the database's triggers hold the same law per entry. */
@Component
class TrialBalance {

    private static final int MOST_FINDINGS = 100;

    private static final String UNBALANCED = """
            select 'entry ' || e.entry_key || ' of ' || e.owner || ' is out of balance by ' || coalesce(sum(case p.side when 'DEBIT' then p.amount else -p.amount end), 0)
                   || ' with ' || count(p.entry_id) || ' lines'
              from ledger.entry e left join ledger.posting p on p.entry_id = e.id
             group by e.id having count(p.entry_id) < 2 or sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0 limit :limit""";

    private static final String CLAIMS = """
            select 'claims of ' || creditor || ' on ' || debtor || ' in ' || currency || ' differ by ' || sum(amount)
              from (select case p.account when 'receivable' then e.owner else substr(p.holder, 6) end as creditor,
                           case p.account when 'receivable' then substr(p.holder, 6) else e.owner end as debtor,
                           case p.side when 'DEBIT' then p.amount else -p.amount end as amount, b.currency
                      from ledger.posting p join ledger.entry e on e.id = p.entry_id join ledger.book b on b.owner = e.owner
                     where p.account in ('receivable', 'payable') and p.holder like 'book:%') claim
             group by creditor, debtor, currency having sum(amount) <> 0 limit :limit""";

    private static final String TOTALS = """
            select 'the trial balance in ' || b.currency || ' is out by ' || sum(case p.side when 'DEBIT' then p.amount else -p.amount end)
              from ledger.posting p join ledger.entry e on e.id = p.entry_id join ledger.book b on b.owner = e.owner
             group by b.currency having sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0 limit :limit""";

    private static final String CLOSED = """
            select 'the closed ledger of ' || e.owner || ' has ' || sum(case p.side when 'DEBIT' then p.amount else -p.amount end) || ' on ' || p.account || ' ' || p.holder
              from ledger.book b join ledger.entry e on e.owner = b.owner join ledger.posting p on p.entry_id = e.id
             where b.closed_at is not null
             group by e.owner, p.account, p.holder, p.loss_order having sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0 limit :limit""";

    private final JdbcClient jdbc;

    TrialBalance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Verification verify() {
        var findings = new ArrayList<String>();
        for (var check : List.of(UNBALANCED, CLAIMS, TOTALS, CLOSED)) {
            findings.addAll(jdbc.sql(check).param("limit", MOST_FINDINGS).query(String.class).list());
        }
        return new Verification(count("ledger.book"), count("ledger.entry"), findings);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
