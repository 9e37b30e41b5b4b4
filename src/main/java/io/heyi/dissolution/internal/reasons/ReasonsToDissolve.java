package io.heyi.dissolution.internal.reasons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What speaks for a dissolution and stands until it is gone; the platform's owner reads it and opens a case or does not (domain.md P6, ADR 29). */
@Repository
public class ReasonsToDissolve {

    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Microenterprises microenterprises;
    private final ObjectMapper json;
    private final Clock clock;

    ReasonsToDissolve(JdbcClient jdbc, Microenterprises microenterprises, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.microenterprises = microenterprises;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param details argument of the message {@code dissolution.reason.<trigger>}
     * @param figures the newest first
     */
    public record Reason(String microenterprise, String name, String platform, Trigger trigger, Instant since, String details, Rule rule, List<Figure> figures) {

        /** Message that cites the rule. */
        public String ruleKey() {
            return "dissolution.rule." + trigger + (rule.clause().isEmpty() ? "" : ".clause");
        }
    }

    /**
     * As it stood when it was met.
     *
     * @param clause of the agreement of the micro-enterprise as it is cited, {@code 5.7 (a)}; empty where the rule is of the policy
     * @param numbers of the rule, as its message takes them
     */
    public record Rule(String clause, List<String> numbers) {

        public static Rule ofPolicy(String... numbers) {
            return new Rule("", List.of(numbers));
        }

        /** What the message takes: the numbers, and then the clause where there is one. */
        public List<String> arguments() {
            return clause.isEmpty() ? numbers : Stream.concat(numbers.stream(), Stream.of(clause)).toList();
        }
    }

    /**
     * @param period month {@code 2026-03}, or the day of what is looked at daily
     * @param contract code of the EMC; empty for none
     * @param name of the metric, or of the account
     * @param value null when nothing was reported
     * @param limit leading value, or the lowest cash that is allowed
     * @param percent by which a leading value was missed; null for cash
     */
    public record Figure(String period, String contract, String name, BigDecimal value, BigDecimal limit, BigDecimal percent) {}

    /** A repeat brings the details up to date and keeps since when it stands. */
    @Transactional
    public void stands(String microenterprise, Trigger trigger, String details, Rule rule, List<Figure> figures) {
        var now = utc(clock.instant());
        jdbc.sql("""
                insert into dissolution.reason_to_dissolve (microenterprise, trigger, since, details, seen_at, clause, rule_arguments, figures)
                values (:me, :trigger, :now, :details, :now, :clause, :arguments::text[], :figures::jsonb)
                on conflict (microenterprise, trigger) do update set details = :details, seen_at = :now, gone_at = null, clause = :clause, rule_arguments = :arguments::text[], figures = :figures::jsonb,
                       since = case when reason_to_dissolve.gone_at is null then reason_to_dissolve.since else :now end""")
                .param("me", microenterprise).param("trigger", trigger.name()).param("details", details).param("now", now).param("clause", rule.clause()).param("arguments", rule.numbers().toArray(String[]::new))
                .param("figures", write(figures)).update();
    }

    @Transactional
    public void isGone(String microenterprise, Trigger trigger) {
        jdbc.sql("update dissolution.reason_to_dissolve set gone_at = ? where microenterprise = ? and trigger = ? and gone_at is null").params(utc(clock.instant()), microenterprise, trigger.name()).update();
    }

    /** Nothing speaks for the dissolution of what is closed for good. */
    @Transactional
    public void isClosed(String microenterprise) {
        jdbc.sql("update dissolution.reason_to_dissolve set gone_at = ? where microenterprise = ? and gone_at is null").params(utc(clock.instant()), microenterprise).update();
        withinAllowance(microenterprise);
    }

    /** First day since which the cash allowance is exceeded without a break; a repeat keeps it. */
    @Transactional
    public LocalDate beyondAllowance(String microenterprise, LocalDate today) {
        jdbc.sql("insert into dissolution.beyond_allowance (microenterprise, since) values (?, ?) on conflict do nothing").params(microenterprise, today).update();
        return jdbc.sql("select since from dissolution.beyond_allowance where microenterprise = ?").param(microenterprise).query(LocalDate.class).single();
    }

    @Transactional
    public void withinAllowance(String microenterprise) {
        jdbc.sql("delete from dissolution.beyond_allowance where microenterprise = ?").param(microenterprise).update();
    }

    /**
     * Reasons that stand for running micro-enterprises for which no case is open, newest first: for administrators all, for the owners of a platform those of its
     * micro-enterprises, for the owner of a micro-enterprise its own.
     *
     * @param microenterprise code; empty for all
     */
    @Transactional(readOnly = true)
    public PageOf<Reason> standing(CurrentUser reader, String microenterprise, PageRequest page) {
        var all = jdbc.sql("""
                select microenterprise, trigger, since, details, clause, rule_arguments, figures from dissolution.reason_to_dissolve
                 where gone_at is null and (:me = '' or microenterprise = :me)
                   and not exists (select 1 from dissolution.dissolution d where d.microenterprise = reason_to_dissolve.microenterprise and d.outcome is null)
                 order by since desc, microenterprise, trigger""").param("me", microenterprise)
                .query((row, n) -> new Reason(row.getString(1), "", "", Trigger.valueOf(row.getString(2)), row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4),
                        new Rule(row.getString(5), List.of((String[]) row.getArray(6).getArray())), read(row.getString(7)))).list();
        var known = microenterprises.find(all.stream().map(Reason::microenterprise).distinct().toList());
        var mine = all.stream().flatMap(one -> Optional.ofNullable(known.get(one.microenterprise())).filter(me -> reads(reader, me)).filter(ReasonsToDissolve::runs)
                .map(me -> new Reason(one.microenterprise(), me.name(), me.platform(), one.trigger(), one.since(), one.details(), one.rule(), one.figures())).stream()).toList();
        return PageOf.of(mine.stream().skip(page.offset()).limit(page.size()).toList(), mine.size(), page);
    }

    private static boolean reads(CurrentUser reader, MicroenterpriseSummary me) {
        return reader.has(Role.ADMINISTRATOR) || reader.is(Kind.PLATFORM_OWNER, me.platform()) || reader.is(Kind.PLATFORM_SECOND_OWNER, me.platform()) || reader.is(Kind.ME_OWNER, me.code());
    }

    private String write(List<Figure> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be written", e);
        }
    }

    private List<Figure> read(String figures) {
        try {
            return json.readValue(figures, FIGURES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept figures cannot be read", e);
        }
    }

    private static boolean runs(MicroenterpriseSummary me) {
        return me.state() != MicroenterpriseState.CLOSED && me.state() != MicroenterpriseState.DISSOLVING;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
