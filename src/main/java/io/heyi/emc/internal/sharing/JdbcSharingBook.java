package io.heyi.emc.internal.sharing;

import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Result;
import io.heyi.ledger.Ledger;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statement's row is written first: its key is what a second booking of the same month waits for and then finds. */
@Service
@Transactional
class JdbcSharingBook implements SharingBook {

    private static final String COLUMNS = "emc, period, currency, rule_version, input, result, entry_key, booked_at";

    private static final String AMONG = " where emc = :emc and (cast(:months as text[]) is null or period = any (cast(:months as text[])))";

    private final JdbcClient jdbc;
    private final Sharing sharing;
    private final Ledger ledger;
    private final ContractChain chain;
    private final Clock clock;

    JdbcSharingBook(JdbcClient jdbc, Sharing sharing, Ledger ledger, ContractChain chain, Clock clock) {
        this.jdbc = jdbc;
        this.sharing = sharing;
        this.ledger = ledger;
        this.chain = chain;
        this.clock = clock;
    }

    /** The cents of a result; its explanation follows from the input. */
    record Cents(BigDecimal pool, BigDecimal reinvestment, List<Amount> parties, BigDecimal retained) {

        static Cents of(Result result) {
            return new Cents(result.pool(), result.reinvestment(), result.parties(), result.retained());
        }
    }

    /** What the contract chain keeps of a month. */
    record Settlement(String emc, String period, String currency, String rule, Input input, Cents result) {}

    @Override
    public Result propose(ContractMonth month, BigDecimal actualProfit) {
        return compute(SharingInputs.of(month, actualProfit));
    }

    private Result compute(Input input) {
        return sharing.compute(sharing.ruleFor(input), input);
    }

    @Override
    public Statement book(ContractMonth month, BigDecimal actualProfit) {
        var emc = month.emc();
        var period = month.period();
        var currency = month.terms().currency();
        var input = SharingInputs.of(month, actualProfit);
        var result = compute(input);
        var lines = SharingPostings.of(month, result);
        var statement = new Statement(emc, period, currency, input, result, lines.isEmpty() ? null : emc + "/" + period + "/sharing", clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!insert(statement)) {
            return statement(emc, period).orElseThrow();
        }
        if (!lines.isEmpty()) {
            ledger.open(lines.keySet(), Currency.getInstance(currency));
            ledger.postJointly(statement.entryKey(), "emcsharing.ledger.shared|" + emc + "|" + period, lines);
        }
        chain.append(emc, EntryType.SETTLEMENT, "settlement/" + period,
                SharingJson.write(new Settlement(emc.value(), period.toString(), currency, result.ruleVersion(), input, Cents.of(result))));
        return statement;
    }

    private boolean insert(Statement statement) {
        return jdbc.sql("insert into emc.sharing_statement (" + COLUMNS + ") values (:emc, :period, :currency, :rule, :input::jsonb, :result::jsonb, :entryKey, :at) on conflict do nothing")
                .param("emc", statement.emc().value()).param("period", statement.period().toString()).param("currency", statement.currency())
                .param("rule", statement.result().ruleVersion()).param("input", SharingJson.write(statement.input()))
                .param("result", SharingJson.write(Cents.of(statement.result()))).param("entryKey", statement.entryKey())
                .param("at", statement.bookedAt().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Statement> statement(EmcCode emc, YearMonth period) {
        return jdbc.sql("select " + COLUMNS + " from emc.sharing_statement where emc = ? and period = ?").params(emc.value(), period.toString()).query((row, n) -> statement(row)).optional();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Statement> statements(EmcCode emc, ReadableMonths months, PageRequest page) {
        var total = jdbc.sql("select count(*) from emc.sharing_statement" + AMONG).param("emc", emc.value()).param("months", months.columns()).query(Long.class).single();
        return PageOf.of(jdbc.sql("select " + COLUMNS + " from emc.sharing_statement" + AMONG + " order by period desc limit :size offset :offset")
                .param("emc", emc.value()).param("months", months.columns()).param("size", page.size()).param("offset", page.offset()).query((row, n) -> statement(row)).list(), total, page);
    }

    @Override
    public boolean recomputes(Statement statement) {
        return Cents.of(sharing.compute(statement.result().ruleVersion(), statement.input())).equals(Cents.of(statement.result()));
    }

    private Statement statement(ResultSet row) throws SQLException {
        var rule = row.getString("rule_version");
        var input = SharingJson.read(row.getString("input"), Input.class);
        var cents = SharingJson.read(row.getString("result"), Cents.class);
        var result = new Result(rule, cents.pool(), cents.reinvestment(), cents.parties(), cents.retained(), sharing.compute(rule, input).explanation());
        return new Statement(new EmcCode(row.getString("emc")), YearMonth.parse(row.getString("period")), row.getString("currency"), input, result, row.getString("entry_key"),
                row.getObject("booked_at", OffsetDateTime.class).toInstant());
    }
}
