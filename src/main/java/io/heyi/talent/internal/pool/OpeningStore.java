package io.heyi.talent.internal.pool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.pool.Opening.State;
import io.heyi.talent.internal.pool.Opening.Terms;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Openings in the database; what their micro-enterprise is called and where it stands is asked of its module. */
@Repository
@Transactional(readOnly = true)
class OpeningStore implements Openings {

    private static final int AT_ONCE = 200;
    private static final Set<MicroenterpriseState> MAY_HIRE = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);
    private static final TypeReference<List<WantedSkill>> SKILLS = new TypeReference<>() {};
    private static final String OPENINGS = "select * from talent.opening ";
    private static final String IS_OPEN = "withdrawn_at is null and taken < places and until_day >= :today ";

    private final JdbcClient jdbc;
    private final Microenterprises microenterprises;
    private final ObjectMapper json;
    private final WorkingDays calendar;
    private final Clock clock;

    OpeningStore(JdbcClient jdbc, Microenterprises microenterprises, ObjectMapper json, WorkingDays calendar, Clock clock) {
        this.jdbc = jdbc;
        this.microenterprises = microenterprises;
        this.json = json;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A row as stored, without what its micro-enterprise's module knows. */
    record Row(OpeningCode code, String microenterprise, String role, List<WantedSkill> skills, Terms terms, String text, int places, int taken, LocalDate from, LocalDate until,
               String publishedBy, Instant publishedAt, boolean withdrawn) {

        State state(LocalDate today) {
            if (withdrawn) {
                return State.WITHDRAWN;
            }
            return taken >= places ? State.FILLED : today.isAfter(until) ? State.EXPIRED : State.OPEN;
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    OpeningCode nextCode() {
        return new OpeningCode("OP-%04d".formatted(jdbc.sql("select nextval('talent.opening_number')").query(Long.class).single()));
    }

    /** @param requestKey the client's own key of the request; empty for none @return false when the request was taken before */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(Row row, String requestKey) {
        return jdbc.sql("""
                insert into talent.opening (code, microenterprise, role, skills, country, currency, salary_from, salary_to, percent, place, remote, text, places, from_day, until_day,
                    published_by, published_at, request_key)
                values (:code, :me, :role, :skills, :country, :currency, :least, :most, :percent, :place, :remote, :text, :places, :from, :until, :by, :at, :key)
                on conflict do nothing""")
                .param("code", row.code().value()).param("me", row.microenterprise()).param("role", row.role()).param("skills", write(row.skills())).param("country", row.terms().country())
                .param("currency", row.terms().salaryFrom().currency().getCurrencyCode()).param("least", row.terms().salaryFrom().amount()).param("most", row.terms().salaryTo().amount())
                .param("percent", row.terms().percent()).param("place", row.terms().place()).param("remote", row.terms().remote()).param("text", row.text()).param("places", row.places())
                .param("from", row.from()).param("until", row.until()).param("by", row.publishedBy()).param("at", StayStore.utc(row.publishedAt())).param("key", requestKey).update() == 1;
    }

    Optional<OpeningCode> byRequest(Username by, String requestKey) {
        return jdbc.sql("select code from talent.opening where published_by = ? and request_key = ? and request_key <> ''").params(by.value(), requestKey).query(String.class).optional()
                .map(OpeningCode::new);
    }

    /** Holds the row until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Row lock(OpeningCode code) {
        return jdbc.sql(OPENINGS + "where code = ? for update").param(code.value()).query((row, n) -> row(row)).single();
    }

    Optional<Row> row(OpeningCode code) {
        return jdbc.sql(OPENINGS + "where code = ?").param(code.value()).query((row, n) -> row(row)).optional();
    }

    /** Counts one place more or less as taken; the caller holds the row. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(OpeningCode code, int places) {
        jdbc.sql("update talent.opening set taken = taken + ? where code = ?").params(places, code.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(OpeningCode code, Username by, String reason) {
        jdbc.sql("update talent.opening set withdrawn_by = ?, withdrawn_at = ?, withdrawal = ? where code = ? and withdrawn_at is null")
                .params(by.value(), StayStore.utc(clock.instant()), reason, code.value()).update();
    }

    @Override
    public void forEachOpen(Consumer<Opening> each) {
        var last = "";
        for (var rows = next(last); !rows.isEmpty(); rows = next(last)) {
            openings(rows).stream().filter(one -> one.state() == State.OPEN).forEach(each);
            last = rows.getLast().code().value();
        }
    }

    private List<Row> next(String after) {
        return jdbc.sql(OPENINGS + "where " + IS_OPEN + "and code > :after order by code limit :size").param("today", today()).param("after", after).param("size", AT_ONCE)
                .query((row, n) -> row(row)).list();
    }

    @Override
    public Optional<Opening> find(OpeningCode code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    @Override
    public Map<OpeningCode, Opening> find(Collection<OpeningCode> codes) {
        var rows = codes.isEmpty() ? List.<Row>of() : jdbc.sql(OPENINGS + "where code = any (:codes)").param("codes", codes.stream().map(OpeningCode::value).toArray(String[]::new))
                .query((row, n) -> row(row)).list();
        return openings(rows).stream().collect(Collectors.toMap(Opening::code, one -> one, (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public PageOf<Opening> open(String microenterprise, PageRequest page) {
        return page(IS_OPEN + (microenterprise == null ? "" : "and microenterprise = :me "), microenterprise, page);
    }

    /** All of a micro-enterprise, those that are over too, the newest first. */
    PageOf<Opening> all(String microenterprise, PageRequest page) {
        return page("microenterprise = :me ", microenterprise, page);
    }

    private PageOf<Opening> page(String where, String microenterprise, PageRequest page) {
        long total = jdbc.sql("select count(*) from talent.opening where " + where).param("today", today()).param("me", microenterprise).query(Long.class).single();
        var rows = jdbc.sql(OPENINGS + "where " + where + "order by published_at desc, code desc limit :size offset :offset").param("today", today()).param("me", microenterprise)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> row(row)).list();
        return PageOf.of(openings(rows), total, page);
    }

    private List<Opening> openings(List<Row> rows) {
        var known = rows.isEmpty() ? Map.<String, MicroenterpriseSummary>of() : microenterprises.find(rows.stream().map(Row::microenterprise).collect(Collectors.toSet()));
        var found = new ArrayList<Opening>();
        rows.forEach(row -> found.add(opening(row, Optional.ofNullable(known.get(row.microenterprise())))));
        return found;
    }

    /** An opening of a micro-enterprise that may hire no more counts as withdrawn while that is so. */
    private Opening opening(Row row, Optional<MicroenterpriseSummary> of) {
        var own = row.state(today());
        var state = own == State.OPEN && !of.map(one -> MAY_HIRE.contains(one.state())).orElse(false) ? State.WITHDRAWN : own;
        return new Opening(row.code(), row.microenterprise(), of.map(MicroenterpriseSummary::name).orElse(row.microenterprise()), of.map(MicroenterpriseSummary::platform).orElse(""), row.role(),
                row.skills(), row.terms(), row.text(), row.places(), row.places() - row.taken(), row.from(), row.until(), row.publishedAt(), state);
    }

    private Row row(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var terms = new Terms(row.getString("country"), money(row.getBigDecimal("salary_from"), currency), money(row.getBigDecimal("salary_to"), currency), row.getInt("percent"),
                row.getString("place"), row.getBoolean("remote"));
        return new Row(new OpeningCode(row.getString("code")), row.getString("microenterprise"), row.getString("role"), read(row.getString("skills")), terms, row.getString("text"),
                row.getInt("places"), row.getInt("taken"), row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class), row.getString("published_by"),
                OfferStore.instant(row, "published_at"), row.getObject("withdrawn_at") != null);
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    private String write(List<WantedSkill> skills) {
        try {
            return json.writeValueAsString(skills);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<WantedSkill> read(String text) {
        try {
            return json.readValue(text, SKILLS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
