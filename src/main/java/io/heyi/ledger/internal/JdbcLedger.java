package io.heyi.ledger.internal;

import io.heyi.ledger.Ledger;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class JdbcLedger implements Ledger {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TrialBalance trialBalance;
    private final Clock clock;
    private final MessageSource messages;

    JdbcLedger(JdbcClient jdbc, JdbcTemplate batches, TrialBalance trialBalance, Clock clock, MessageSource messages) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.trialBalance = trialBalance;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public void open(Collection<String> owners, Currency currency) {
        var sorted = owners.stream().distinct().sorted().toArray(String[]::new);
        jdbc.sql("insert into ledger.book (owner, currency, opened_at) select owner, :currency, :at from unnest(:owners) owner order by owner on conflict do nothing")
                .param("owners", sorted).param("currency", currency.getCurrencyCode()).param("at", now()).update();
        jdbc.sql("select owner, currency from ledger.book where owner = any (:owners) and currency <> :currency order by owner limit 1")
                .param("owners", sorted).param("currency", currency.getCurrencyCode())
                .query((row, n) -> row.getString("owner") + " is kept in " + row.getString("currency")).optional().ifPresent(other -> {
                    throw new IllegalStateException("the ledger of " + other + ", not " + currency);
                });
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Currency> currencies(Collection<String> owners) {
        var currencies = new HashMap<String, Currency>();
        jdbc.sql("select owner, currency from ledger.book where owner = any (:owners)").param("owners", owners.toArray(String[]::new))
                .query(row -> {
                    currencies.put(row.getString("owner"), Currency.getInstance(row.getString("currency")));
                });
        return currencies;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> closed(Collection<String> owners) {
        return Set.copyOf(jdbc.sql("select owner from ledger.book where owner = any (:owners) and closed_at is not null").param("owners", owners.toArray(String[]::new)).query(String.class).list());
    }

    @Override
    public void post(String owner, String entryKey, String description, List<Line> lines) {
        var currency = currencyOf(owner);
        BalancedLines.check(lines, currency);
        BalancedLines.checkClaims(Map.of(owner, lines));
        refuseClosed(List.of(owner), entryKey);
        var id = jdbc.sql("""
                insert into ledger.entry (owner, entry_key, description, at) values (:owner, :key, :description, :at)
                on conflict (entry_key) where joint_key is null do nothing returning id""")
                .param("owner", owner).param("key", entryKey).param("description", description).param("at", now())
                .query(Long.class).optional();
        if (id.isPresent()) {
            insert(Map.of(id.get(), lines));
        } else {
            refuseOtherLines(owner, entryKey, currency, lines);
        }
    }

    @Override
    public void postJointly(String entryKey, String description, Map<String, List<Line>> linesByOwner) {
        var owners = linesByOwner.keySet().stream().sorted().toList();
        BalancedLines.checkClaims(linesByOwner);
        var fingerprint = CanonicalJson.sha256(owners.stream().map(owner -> owner + linesByOwner.get(owner)).collect(Collectors.joining("\n")));
        if (jdbc.sql("insert into ledger.joint_entry (entry_key, fingerprint, at) values (?, ?, ?) on conflict do nothing").params(entryKey, fingerprint, now()).update() == 0) {
            refuseOtherFingerprint(entryKey, fingerprint);
            return;
        }
        var currencies = currencies(owners);
        owners.stream().filter(owner -> !currencies.containsKey(owner)).findFirst().ifPresent(owner -> {
            throw notOpen(owner);
        });
        refuseClosed(owners, "");
        linesByOwner.forEach((owner, lines) -> BalancedLines.check(lines, currencies.get(owner)));
        var parts = new HashMap<Long, List<Line>>();
        jdbc.sql("""
                insert into ledger.entry (owner, entry_key, joint_key, description, at)
                select owner, :key, :key, :description, :at from unnest(:owners) owner order by owner returning id, owner""")
                .param("owners", owners.toArray(String[]::new)).param("key", entryKey).param("description", description).param("at", now())
                .query(row -> {
                    parts.put(row.getLong("id"), linesByOwner.get(row.getString("owner")));
                });
        insert(parts);
    }

    /** A clear word, unless the entry is there already; the database's trigger is what meets a racing close. */
    private void refuseClosed(List<String> owners, String entryKey) {
        jdbc.sql("""
                select owner from ledger.book where owner = any (?) and closed_at is not null
                   and not exists (select 1 from ledger.entry where entry_key = ? and joint_key is null) order by owner limit 1""")
                .params(owners.toArray(String[]::new), entryKey).query(String.class).optional().ifPresent(owner -> {
                    throw new IllegalStateException("the ledger of " + owner + " is closed");
                });
    }

    private void refuseOtherFingerprint(String entryKey, String fingerprint) {
        if (!jdbc.sql("select fingerprint from ledger.joint_entry where entry_key = ?").param(entryKey).query(String.class).single().equals(fingerprint)) {
            throw new IllegalStateException("entry " + entryKey + " is already booked with other lines");
        }
    }

    /** One round trip however many lines. */
    private void insert(Map<Long, List<Line>> linesByEntry) {
        var rows = new ArrayList<Object[]>();
        linesByEntry.forEach((entry, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                rows.add(new Object[] {entry, i, line.account().code(), line.account().holder(), line.account().lossOrder(), line.side().name(), line.amount().amount()});
            }
        });
        batches.batchUpdate("insert into ledger.posting (entry_id, line, account, holder, loss_order, side, amount) values (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    private void refuseOtherLines(String owner, String entryKey, Currency currency, List<Line> lines) {
        var known = jdbc.sql("select p.* from ledger.posting p join ledger.entry e on e.id = p.entry_id where e.entry_key = ? and e.owner = ? and e.joint_key is null order by p.line")
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
                select p.account, p.holder, p.loss_order, sum(case p.side when 'DEBIT' then p.amount else -p.amount end) as amount
                  from ledger.posting p join ledger.entry e on e.id = p.entry_id
                 where e.owner = ? group by p.account, p.holder, p.loss_order order by p.loss_order, p.account, p.holder""")
                .param(owner).query((row, n) -> balance(account(row), new Money(row.getBigDecimal("amount"), currency.get()))).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Balance> openBalances(String owner) {
        return balances(owner).stream().filter(balance -> !balance.amount().isZero()).toList();
    }

    @Override
    public void close(String owner) {
        if (jdbc.sql("update ledger.book set closed_at = coalesce(closed_at, :at) where owner = :owner").param("at", now()).param("owner", owner).update() == 0) {
            throw notOpen(owner);
        }
        // the update has waited for writers, who share the row; this statement sees what they have written
        var open = openBalances(owner);
        if (!open.isEmpty()) {
            throw new IllegalStateException("the ledger of " + owner + " is not closed while accounts are open: " + open);
        }
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

    private static Balance balance(Account account, Money debit) {
        return new Balance(account, account.growsByDebit() ? debit : debit.negated());
    }

    @Override
    @Transactional(readOnly = true)
    public Verification verify() {
        return trialBalance.verify();
    }

    /** A description may be a message key with its arguments; then the reader sees his own language. */
    private String text(String description) {
        var parts = description.split("\\|");
        return messages.getMessage(parts[0], Arrays.copyOfRange(parts, 1, parts.length, Object[].class), description, LocaleContextHolder.getLocale());
    }

    private Currency currencyOf(String owner) {
        return findCurrency(owner).orElseThrow(() -> notOpen(owner));
    }

    private static IllegalStateException notOpen(String owner) {
        return new IllegalStateException("no ledger is open for " + owner);
    }

    private Optional<Currency> findCurrency(String owner) {
        return Optional.ofNullable(currencies(List.of(owner)).get(owner));
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
