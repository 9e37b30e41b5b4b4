package io.heyi.dissolution.internal.reasons;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What speaks for a dissolution and stands until it is gone; the platform's owner reads it and opens a case or does not (ADR 29). */
@Repository
public class ReasonsToDissolve {

    private final JdbcClient jdbc;
    private final Microenterprises microenterprises;
    private final Clock clock;

    ReasonsToDissolve(JdbcClient jdbc, Microenterprises microenterprises, Clock clock) {
        this.jdbc = jdbc;
        this.microenterprises = microenterprises;
        this.clock = clock;
    }

    /** @param details argument of the message {@code dissolution.reason.<trigger>} */
    public record Reason(String microenterprise, String name, Trigger trigger, Instant since, String details) {}

    /** A repeat brings the details up to date and keeps since when it stands. */
    @Transactional
    public void stands(String microenterprise, Trigger trigger, String details) {
        var now = utc(clock.instant());
        jdbc.sql("""
                insert into dissolution.reason_to_dissolve (microenterprise, trigger, since, details, seen_at) values (:me, :trigger, :now, :details, :now)
                on conflict (microenterprise, trigger) do update set details = :details, seen_at = :now, gone_at = null,
                       since = case when reason_to_dissolve.gone_at is null then reason_to_dissolve.since else :now end""")
                .param("me", microenterprise).param("trigger", trigger.name()).param("details", details).param("now", now).update();
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

    /** Reasons that stand for running micro-enterprises of the reader's platforms, and for which no case is open, newest first. */
    @Transactional(readOnly = true)
    public PageOf<Reason> forPlatformsOf(CurrentUser reader, PageRequest page) {
        var platforms = reader.relations().stream().filter(relation -> relation.kind() == Kind.PLATFORM_OWNER || relation.kind() == Kind.PLATFORM_SECOND_OWNER).map(relation -> relation.objectId()).toList();
        if (platforms.isEmpty()) {
            return PageOf.of(List.of(), 0, page);
        }
        var all = jdbc.sql("""
                select microenterprise, trigger, since, details from dissolution.reason_to_dissolve
                 where gone_at is null and not exists (select 1 from dissolution.dissolution d where d.microenterprise = reason_to_dissolve.microenterprise and d.outcome is null)
                 order by since desc, microenterprise""")
                .query((row, n) -> new Reason(row.getString(1), "", Trigger.valueOf(row.getString(2)), row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4))).list();
        var known = microenterprises.find(all.stream().map(Reason::microenterprise).distinct().toList());
        var mine = all.stream().flatMap(one -> Optional.ofNullable(known.get(one.microenterprise())).filter(me -> platforms.contains(me.platform())).filter(ReasonsToDissolve::runs)
                .map(me -> new Reason(one.microenterprise(), me.name(), one.trigger(), one.since(), one.details())).stream()).toList();
        return PageOf.of(mine.stream().skip(page.offset()).limit(page.size()).toList(), mine.size(), page);
    }

    private static boolean runs(MicroenterpriseSummary me) {
        return me.state() != MicroenterpriseState.CLOSED && me.state() != MicroenterpriseState.DISSOLVING;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
