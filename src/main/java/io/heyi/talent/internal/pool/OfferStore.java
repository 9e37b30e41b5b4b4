package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.Offer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Offers in the database. An open one whose time is over reads as expired. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class OfferStore {

    private static final String OFFERS = "select * from talent.offer ";

    private final JdbcClient jdbc;
    private final Clock clock;

    OfferStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String nextCode() {
        return "OF-%04d".formatted(jdbc.sql("select nextval('talent.offer_number')").query(Long.class).single());
    }

    /** @return false when such an offer is open already; then nothing has changed */
    boolean insert(Offer offer) {
        // an expired one makes room for the next
        jdbc.sql("update talent.offer set state = 'EXPIRED' where state = 'OPEN' and person = ? and microenterprise = ? and expires_at <= ?")
                .params(offer.person().value(), offer.microenterprise(), StayStore.utc(clock.instant())).update();
        return jdbc.sql("""
                insert into talent.offer (code, opening, microenterprise, person, role, currency, salary, percent, text, offered_by, offered_at, expires_at, state)
                values (:code, :opening, :me, :person, :role, :currency, :salary, :percent, :text, :by, :at, :expires, 'OPEN') on conflict do nothing""")
                .param("code", offer.code()).param("opening", offer.opening() == null ? null : offer.opening().value()).param("me", offer.microenterprise())
                .param("person", offer.person().value()).param("role", offer.role()).param("currency", offer.salary().currency().getCurrencyCode()).param("salary", offer.salary().amount())
                .param("percent", offer.percent()).param("text", offer.text()).param("by", offer.offeredBy().value()).param("at", StayStore.utc(offer.offeredAt()))
                .param("expires", StayStore.utc(offer.expiresAt())).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Offer> find(String code) {
        return jdbc.sql(OFFERS + "where code = ?").param(code).query(row()).optional();
    }

    /** Holds the row until the transaction ends; empty for an unknown code. */
    public Optional<Offer> hold(String code) {
        return jdbc.sql(OFFERS + "where code = ? for update").param(code).query(row()).optional();
    }

    public Offer lock(String code) {
        return hold(code).orElseThrow(() -> new IllegalStateException("there is no offer " + code));
    }

    /** The open offer of this micro-enterprise, by opening or direct. */
    Optional<Offer> open(String microenterprise, Username person, OpeningCode opening) {
        return jdbc.sql(OFFERS + "where microenterprise = ? and person = ? and coalesce(opening, '') = ? and state = 'OPEN'").params(microenterprise, person.value(),
                opening == null ? "" : opening.value()).query(row()).optional();
    }

    /** The accepted offer that waits to be carried out, held until the transaction ends. */
    Optional<Offer> lockAgreed(Username person) {
        return jdbc.sql(OFFERS + "where person = ? and state in ('NOTICE', 'AWAITS_RELEASE') for update").param(person.value()).query(row()).optional();
    }

    /** Accepted offers of owners that wait for a closing, by code. */
    @Transactional(readOnly = true)
    public List<Offer> awaitingRelease() {
        return jdbc.sql(OFFERS + "where state = 'AWAITS_RELEASE' order by code").query(row()).list();
    }

    /** Whether an offer waits for the person's answer, or one that was accepted waits to be carried out. */
    @Transactional(readOnly = true)
    public boolean hasOpen(Username person, Instant now) {
        return jdbc.sql("select exists (select from talent.offer where person = ? and (state = 'OPEN' and expires_at > ? or state in ('NOTICE', 'AWAITS_RELEASE')))")
                .params(person.value(), StayStore.utc(now)).query(Boolean.class).single();
    }

    void agreed(String code, State state, Instant moveAt) {
        jdbc.sql("update talent.offer set state = ?, answered_at = ?, move_at = ? where code = ?").params(state.name(), StayStore.utc(clock.instant()), StayStore.utc(moveAt), code).update();
    }

    void joined(String code, LocalDate day) {
        jdbc.sql("update talent.offer set state = 'JOINED', answered_at = coalesce(answered_at, ?), joined_on = ? where code = ?").params(StayStore.utc(clock.instant()), day, code).update();
    }

    /** @param answered whether the person has said so */
    void ended(String code, State state, String reason, boolean answered) {
        jdbc.sql("update talent.offer set state = ?, reason = ?, answered_at = case when ? then ? else answered_at end where code = ?")
                .params(state.name(), reason, answered, StayStore.utc(clock.instant()), code).update();
    }

    /** Nobody can take the opening's places any more. @param but the offer that took the last one */
    void overtakeOthers(OpeningCode opening, String but, String reason) {
        jdbc.sql("update talent.offer set state = 'OVERTAKEN', reason = ? where opening = ? and state = 'OPEN' and code <> ?").params(reason, opening.value(), but).update();
    }

    /** The person has found a place. */
    void overtakeOthers(Username person, String reason) {
        jdbc.sql("update talent.offer set state = 'OVERTAKEN', reason = ? where person = ? and state = 'OPEN'").params(reason, person.value()).update();
    }

    void released(String code, Username by) {
        jdbc.sql("update talent.offer set released_by = ? where code = ? and released_by is null").params(by.value(), code).update();
    }

    /** Who has let the person go before the notice was over; empty while nobody has. */
    @Transactional(readOnly = true)
    public Optional<Username> releasedBy(String code) {
        return jdbc.sql("select released_by from talent.offer where code = ? and released_by is not null").param(code).query(String.class).optional().map(Username::new);
    }

    /** Offers that wait for the person's answer, the one with the least time first. */
    @Transactional(readOnly = true)
    public List<Offer> waitingFor(Username person) {
        return jdbc.sql(OFFERS + "where person = ? and state = 'OPEN' and expires_at > ? order by expires_at, code limit 50").params(person.value(), StayStore.utc(clock.instant())).query(row()).list();
    }

    /** The person has left the micro-enterprise that an offer once led to. */
    void left(String microenterprise, Username person, LocalDate day) {
        jdbc.sql("update talent.offer set left_on = ? where microenterprise = ? and person = ? and state = 'JOINED' and left_on is null and joined_on <= ?")
                .params(day, microenterprise, person.value(), day).update();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public PageOf<Offer> to(Username person, PageRequest page) {
        return page("where person = ?", person.value(), page);
    }

    @Transactional(readOnly = true)
    public PageOf<Offer> of(OpeningCode opening, PageRequest page) {
        return page("where opening = ?", opening.value(), page);
    }

    /** Offers of people who leave this micro-enterprise for another one, and those that it makes itself. */
    @Transactional(readOnly = true)
    public PageOf<Offer> by(String microenterprise, PageRequest page) {
        return page("where microenterprise = ?", microenterprise, page);
    }

    private PageOf<Offer> page(String where, String value, PageRequest page) {
        long total = jdbc.sql("select count(*) from talent.offer " + where).param(value).query(Long.class).single();
        return PageOf.of(jdbc.sql(OFFERS + where + " order by offered_at desc, code desc limit ? offset ?").params(value, page.size(), page.offset()).query(row()).list(), total, page);
    }

    /** Accepted offers of these people that wait for a release. */
    @Transactional(readOnly = true)
    public List<Offer> agreed(List<Username> people) {
        return jdbc.sql(OFFERS + "where person = any (:people) and state in ('NOTICE', 'AWAITS_RELEASE') order by code")
                .param("people", people.stream().map(Username::value).toArray(String[]::new)).query(row()).list();
    }

    /** Codes of moves that wait although their time has come. */
    @Transactional(readOnly = true)
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select code from talent.offer where state = 'NOTICE' and move_at < ? and code > ? order by code limit ?").params(StayStore.utc(before), after, limit)
                .query(String.class).list();
    }

    private RowMapper<Offer> row() {
        var now = clock.instant();
        return (row, n) -> offer(row, now);
    }

    private static Offer offer(ResultSet row, Instant now) throws SQLException {
        var expires = instant(row, "expires_at");
        var stored = State.valueOf(row.getString("state"));
        var opening = row.getString("opening");
        return new Offer(row.getString("code"), opening == null ? null : new OpeningCode(opening), row.getString("microenterprise"), new Username(row.getString("person")),
                row.getString("role"), new Money(row.getBigDecimal("salary"), Currency.getInstance(row.getString("currency"))), row.getInt("percent"), row.getString("text"),
                new Username(row.getString("offered_by")), instant(row, "offered_at"), expires, stored == State.OPEN && !now.isBefore(expires) ? State.EXPIRED : stored,
                instant(row, "answered_at"), row.getString("reason"), instant(row, "move_at"), row.getObject("joined_on", LocalDate.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
