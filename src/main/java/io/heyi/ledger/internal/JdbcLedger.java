package io.heyi.ledger.internal;

import io.heyi.ledger.Ledger;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class JdbcLedger implements Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageSource messages;

    JdbcLedger(JdbcClient jdbc, Clock clock, MessageSource messages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public void open(String owner, Currency currency) {
        jdbc.sql("insert into ledger.book (owner, currency, opened_at) values (:owner, :currency, :at) on conflict do nothing")
                .param("owner", owner).param("currency", currency.getCurrencyCode()).param("at", now()).update();
        if (!currencyOf(owner).equals(currency)) {
            throw new IllegalStateException("the ledger of " + owner + " is kept in " + currencyOf(owner) + ", not " + currency);
        }
    }

    @Override
    public void post(String owner, String entryKey, String description, List<Line> lines) {
        var currency = currencyOf(owner);
        BalancedLines.check(lines, currency);
        var id = jdbc.sql("""
                insert into ledger.entry (owner, entry_key, description, at) values (:owner, :key, :description, :at)
                on conflict (entry_key) do nothing returning id""")
                .param("owner", owner).param("key", entryKey).param("description", description).param("at", now())
                .query(Long.class).optional();
        if (id.isPresent()) {
            insert(id.get(), lines);
        } else {
            refuseOtherLines(owner, entryKey, currency, lines);
        }
    }

    private void insert(long entry, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            jdbc.sql("insert into ledger.posting (entry_id, line, account, holder, loss_order, side, amount) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(entry, i, line.account().code(), line.account().holder(), line.account().lossOrder(), line.side().name(), line.amount().amount())
                    .update();
        }
    }

    private void refuseOtherLines(String owner, String entryKey, Currency currency, List<Line> lines) {
        var known = jdbc.sql("select p.* from ledger.posting p join ledger.entry e on e.id = p.entry_id where e.entry_key = ? and e.owner = ? order by p.line")
                .params(entryKey, owner).query((row, n) -> line(row, currency)).list();
        if (!known.equals(lines)) {
            throw new IllegalStateException("entry " + entryKey + " is already booked with other lines");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Balance> balances(String owner) {
        var currency = findCurrency(owner);
        if (currency.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select p.account, p.holder, p.loss_order,
                       sum(case when (p.side = 'DEBIT') = (p.account = 'cash') then p.amount else -p.amount end) as amount
                  from ledger.posting p join ledger.entry e on e.id = p.entry_id
                 where e.owner = ? group by p.account, p.holder, p.loss_order order by p.loss_order, p.account, p.holder""")
                .param(owner).query((row, n) -> new Balance(account(row), new Money(row.getBigDecimal("amount"), currency.get()))).list();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Entry> entries(String owner, PageRequest page) {
        var currency = findCurrency(owner);
        if (currency.isEmpty()) {
            return PageOf.of(List.of(), 0, page);
        }
        long total = jdbc.sql("select count(*) from ledger.entry where owner = ?").param(owner).query(Long.class).single();
        var heads = jdbc.sql("select id, entry_key, description, at from ledger.entry where owner = ? order by id desc limit ? offset ?")
                .params(owner, page.size(), page.offset())
                .query((row, n) -> new Entry(row.getLong("id"), row.getString("entry_key"), text(row.getString("description")),
                        row.getObject("at", OffsetDateTime.class).toInstant(), List.of())).list();
        if (heads.isEmpty()) {
            return PageOf.of(heads, total, page);
        }
        record Numbered(long entry, Line line) {}
        var lines = jdbc.sql("select * from ledger.posting where entry_id in (:ids) order by entry_id, line")
                .param("ids", heads.stream().map(Entry::id).toList())
                .query((row, n) -> new Numbered(row.getLong("entry_id"), line(row, currency.get()))).list().stream()
                .collect(Collectors.groupingBy(Numbered::entry, Collectors.mapping(Numbered::line, Collectors.toList())));
        return PageOf.of(heads.stream().map(e -> new Entry(e.id(), e.entryKey(), e.description(), e.at(), lines.get(e.id()))).toList(), total, page);
    }

    /** A description may be a message key; then the reader sees his own language. */
    private String text(String description) {
        return messages.getMessage(description, null, description, LocaleContextHolder.getLocale());
    }

    private Currency currencyOf(String owner) {
        return findCurrency(owner).orElseThrow(() -> new IllegalStateException("no ledger is open for " + owner));
    }

    private java.util.Optional<Currency> findCurrency(String owner) {
        return jdbc.sql("select currency from ledger.book where owner = ?").param(owner).query(String.class).optional().map(Currency::getInstance);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet row, Currency currency) throws SQLException {
        return new Line(account(row), Side.valueOf(row.getString("side")), new Money(row.getBigDecimal("amount"), currency));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("account"), row.getString("holder"), row.getInt("loss_order"));
    }
}
